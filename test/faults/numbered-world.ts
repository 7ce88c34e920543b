import { startWorld } from "@earshot/world/server";

/** The company that every numbered post names. */
export const watchedName = "Заслонка";

export interface NumberedWorld {
  /** Private address that the collector must be allowed to read, `host:port`. */
  host: string;
  feedUrls: string[];
  /** Posts published so far; they are numbered from 1 without a gap. */
  published(): number;
  /** Publishes at an even pace over all sources and resolves when the last is out. */
  publish(posts: number, perSecond: number): Promise<void>;
  close(): Promise<void>;
}

const steadyMs = 50;

/** A simulated internet that publishes nothing but numbered posts, so that what arrived can be compared with what was published. */
export async function startNumberedWorld(sourceCount: number): Promise<NumberedWorld> {
  const ids = Array.from({ length: sourceCount }, (_, index) => `numbered-${index + 1}`);
  const sources = ids.map((id) => ({
    id,
    kind: "rss",
    title: id,
    lang: "ru",
    tier: 2 as const,
    audience: 1_000,
    platform: "news" as const,
    owner: null,
  }));
  const world = await startWorld({
    port: 0,
    now: () => new Date(),
    maxAgeSeconds: 0,
    content: { day0: "2026-09-30", days: 1, sources, posts: [] },
  });
  let published = 0;

  function publishNext(): void {
    published += 1;
    world.publish({
      sourceId: ids[published % ids.length] ?? "",
      id: `n-${published}`,
      title: `Запись № ${published}`,
      text: `Кофейня «${watchedName}» снова в новостях: запись № ${published}. ${describe(published)}`,
    });
  }

  return {
    host: new URL(world.url).host,
    feedUrls: ids.map((id) => world.feedUrl(id)),
    published: () => published,
    publish: (posts, perSecond) =>
      new Promise((resolve) => {
        const begun = performance.now();
        const first = published;
        const timer = setInterval(() => {
          const due = Math.min(posts, Math.floor(((performance.now() - begun) / 1_000) * perSecond));
          while (published - first < due) publishNext();
          if (due < posts) return;
          clearInterval(timer);
          resolve();
        }, steadyMs);
      }),
    close: () => world.close(),
  };
}

const subjects = [
  "Очередь у кассы",
  "Новый зал",
  "Меню на осень",
  "Ремонт на Лесной",
  "Отзыв гостя",
  "Цена капучино",
];
const verdicts = ["все довольны", "мнения разошлись", "ждут ответа", "обещали исправить", "хвалят бариста"];

/** Different words for neighbours, so that they are no reprints of each other. */
function describe(number: number): string {
  const subject = subjects[number % subjects.length] ?? "";
  const verdict = verdicts[(number * 7) % verdicts.length] ?? "";
  return `${subject}: ${verdict}, считают ${(number * 37) % 1_000} гостей из ${1_000 + ((number * 53) % 900)}.`;
}
