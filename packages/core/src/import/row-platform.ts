import { readPlatform, type Platform } from "../collect/platform.ts";

/** Words by which exports call networks and kinds of media. */
const words: readonly [RegExp, Platform][] = [
  [/telegram|телеграм|^t\.me$/u, "telegram"],
  [/вконтакте|vkontakte|^(?:vk|вк)(?:\.com|\.ru|видео)?$/u, "vk"],
  [/одноклассник|^ok(?:\.ru)?$/u, "ok"],
  [/youtube|ютуб/u, "youtube"],
  [/twitter|твиттер|^x(?:\.com)?$/u, "x"],
  [/instagram|инстаграм/u, "instagram"],
  [/facebook|фейсбук/u, "facebook"],
  [/tiktok|тикток/u, "tiktok"],
  [/threads/u, "threads"],
  [/дзен|dzen|zen\.yandex/u, "dzen"],
  [/reddit/u, "reddit"],
  [/linkedin/u, "linkedin"],
  [/bluesky|bsky/u, "bluesky"],
  [/mastodon/u, "mastodon"],
  [/habr|хабр/u, "habr"],
  [/^max(?:\.ru)?$/u, "max"],
  [/отзыв|отзов|review|рейтинг/u, "review"],
  [/форум|forum|q&a/u, "forum"],
  [/блог|blog/u, "blog"],
  [
    /сми|новост|онлайн|газет|журнал|информагент|пресс|news|press|media|magazine|newspaper|тв|радио|tv|radio/u,
    "news",
  ],
  [/e-?mail|почта|рассылк/u, "email"],
];

/** The platform that a cell names; null when it names none that is known. */
export function platformOfWord(cell: string): Platform | null {
  const text = cell.trim().toLowerCase().slice(0, 100);
  if (text === "") return null;
  const own = readPlatform(text);
  if (own !== "other") return own;
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Whether a cell about the kind of a post says that it answers another one. */
export function isAnswerWord(cell: string): boolean {
  return /коммент|ответ|comment|reply|repl/iu.test(cell);
}
