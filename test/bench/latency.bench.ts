import { EventEmitter, once } from "node:events";
import type { Running } from "@earshot/cli/start";
import { addSource } from "@earshot/db/queries/sources";
import { openSite, type Site } from "../collect/published-feed.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { openLiveEvents, type LiveEvents } from "../support/live-events.ts";
import { besideInstallation } from "./bench-installation.ts";
import { onEmbeddedServer } from "./bench-server.ts";
import type { Figure } from "./figure.ts";
import { createPostMaker, watchDemoList, writeRss, type MadePost, type PostMaker } from "./made-posts.ts";

/** Each feed gives one new post at every visit, every 5 s like those of the demo. */
const feeds = 20;
const visitsPerFeed = 6;
const warmUpVisits = 1;
/** As many as a page of the list holds at most, so that nothing has to be looked for further down. */
const rowsMax = 200;

/**
 * From the end of the fetch that carried a post to the answer in which a page sees its row: server-sent event, then
 * the list. Goal: 95 of 100 within 1 s.
 */
export async function run(): Promise<Figure[]> {
  return onEmbeddedServer(async (postgres) => {
    const site = await openSite();
    const env = { DATABASE_URL: postgres.url, EARSHOT_ALLOW_HOSTS: site.host };
    const waits = await besideInstallation(env, (running) => measure(running, site));
    await site.close();
    const sorted = waits.sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
    return [
      { name: "fetched to visible: p50", value: at(0.5), unit: "ms" },
      { name: "fetched to visible: p95", value: at(0.95), unit: "ms" },
      { name: "fetched to visible: worst", value: at(1), unit: "ms" },
      { name: "fetched to visible: posts", value: sorted.length, unit: "posts" },
    ];
  });
}

async function measure(running: Running, site: Site): Promise<number[]> {
  const { db } = running.database;
  const maker = createPostMaker(await watchDemoList(running.database));
  const fetchedAt = publish(site, maker);
  const client = createApiClient(running.url);
  await signInFirst(client, running.signInLink);
  const live = await openLiveEvents(running.url, client.cookie);
  for (let feed = 0; feed < feeds; feed += 1) {
    const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
    const url = `${site.origin}/${feed}`;
    await addSource(db, { ...facts, name: url, url, isDemo: true }, new Date());
  }
  const seenAt = new Map<string, number>();
  const isComplete = (): boolean => seenAt.size >= feeds * visitsPerFeed;
  const arrivals = watchArrivals(live, isComplete);
  while (!isComplete()) {
    await arrivals.next();
    for (const url of await listedUrls(client)) if (!seenAt.has(url)) seenAt.set(url, performance.now());
  }
  await live.close();
  return [...seenAt].flatMap(([url, at]) => {
    const fetched = fetchedAt.get(url);
    return fetched === undefined ? [] : [at - fetched];
  });
}

/** Every answer of a feed has one post more than the one before. @returns when each post had been sent, by its address */
function publish(site: Site, maker: PostMaker): Map<string, number> {
  const fetchedAt = new Map<string, number>();
  for (let feed = 0; feed < feeds; feed += 1) {
    const posts: MadePost[] = [];
    site.answer(`/${feed}`, (_request, response) => {
      const visit = posts.length;
      if (visit < visitsPerFeed) posts.push(...maker.make(1, 1));
      const newest = posts.at(-1);
      response.end(writeRss(posts), () => {
        const isMeasured = newest !== undefined && visit < visitsPerFeed && visit >= warmUpVisits;
        if (isMeasured) fetchedAt.set(`https://news.example/${newest.id}`, performance.now());
      });
    });
  }
  return fetchedAt;
}

/** What a page does with events: those that come while it asks for the list make it ask once more, not once each. */
function watchArrivals(live: LiveEvents, isOver: () => boolean): { next(): Promise<void> } {
  const bell = new EventEmitter();
  let isStale = false;
  async function listen(): Promise<void> {
    while (!isOver()) {
      if ((await live.next()).kind !== "changed") continue;
      isStale = true;
      bell.emit("arrival");
    }
  }
  void listen();
  return {
    async next() {
      if (!isStale) await once(bell, "arrival");
      isStale = false;
    },
  };
}

async function listedUrls(client: ApiClient): Promise<string[]> {
  const { body } = await client.get(`/api/v1/mentions?limit=${rowsMax}`);
  return body.mentions.map(({ url }: { url: string }) => url);
}
