import type { PublishedPost } from "../collect/published-feed.ts";

/** How much of everything the soak test has. */
export interface SoakPlan {
  feeds: number;
  channels: number;
  /** The first of the channels: those of the company, visited every five minutes. */
  ownChannels: number;
  streamPerSecond: number;
}

/** The company that every fifth post and every hundredth of the stream names. */
export const soakName = "Заслонка";

const minuteMs = 60_000;
const shown = 20;
const sentences = [
  "В цехе проверили новую партию, инженеры довольны, покупатели ждут поставку.",
  "Очередь у кассы растёт, обещали открыть второй зал до конца недели.",
  "Отзыв гостя: кофе горячий, а вот сдачу считали долго.",
  "Цены на осень пересмотрят, об этом говорят в правлении.",
  "The new line works, they say, and the first shipment left on Monday.",
  "Nobody answered the phone today, so I wrote to the support once more.",
  "Ремонт на Лесной закончат к празднику, подрядчик сменился.",
  "Меню обновили: меньше сахара, больше сезонных ягод.",
];

function textOf(seed: number, isHit: boolean): string {
  const one = sentences[seed % sentences.length] ?? "";
  const other = sentences[(seed * 7 + 3) % sentences.length] ?? "";
  return `${isHit ? `${soakName}: ` : ""}${one} № ${seed}. ${other}`;
}

/** Times of the posts of a source that publishes every so many minutes, oldest first. */
function timesOf(source: number, everyMinutes: number, from: Date, to: Date): { at: Date; number: number }[] {
  const everyMs = everyMinutes * minuteMs;
  const phaseMs = (source * 7_919_000) % everyMs;
  const first = Math.floor((from.getTime() - phaseMs) / everyMs) + 1;
  const last = Math.floor((to.getTime() - phaseMs) / everyMs);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const number = first + index;
    return { at: new Date(number * everyMs + phaseMs), number };
  });
}

/** The newest posts of a feed: one every half hour to two hours, so that its rate asks for no longer pause than its `ttl`. */
export function feedPosts(feed: number, now: Date): PublishedPost[] {
  const everyMinutes = 30 + (feed % 7) * 12;
  const from = new Date(now.getTime() - (shown + 1) * everyMinutes * minuteMs);
  return timesOf(feed, everyMinutes, from, now)
    .slice(-shown)
    .toReversed()
    .map(({ at, number }) => ({
      id: `f${feed}-${number}`,
      title: `Запись ${number} ленты ${feed}`,
      text: textOf(feed * 31 + number, number % 5 === 0),
      at: at.toISOString(),
    }));
}

export const channelOf = (channel: number): string => `soak_channel_${channel}`;

/** What a channel publishes in a time: nine posts a day, for which it is visited every twenty minutes; the company's own one in ten minutes. */
export function messagesOf(channel: number, isOwn: boolean, from: Date, to: Date) {
  return timesOf(channel, isOwn ? 10 : 160, from, to).map(({ at, number }) => ({
    sourceId: channelOf(channel),
    id: `c${channel}-${number}`,
    text: textOf(channel * 17 + number, number % 5 === 0),
    publishedAt: at,
  }));
}

/** A new post as a Jetstream tells it. */
export function streamFrame(number: number, at: Date): unknown {
  const text = textOf(number, number % 100 === 0);
  return {
    did: `did:plc:${(number % 50_000).toString(36).padStart(24, "a")}`,
    time_us: at.getTime() * 1_000,
    kind: "commit",
    commit: {
      rev: "3mfxyz2abc22k",
      operation: "create",
      collection: "app.bsky.feed.post",
      rkey: `3m${number.toString(36).padStart(11, "2")}`,
      record: { $type: "app.bsky.feed.post", createdAt: at.toISOString(), langs: ["ru"], text },
      cid: "bafyreib2rxk3rybk3aobmv5cjuql3bm2twh4jo5uxgf5kpqcsgz7soitae",
    },
  };
}
