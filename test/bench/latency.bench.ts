import { EventEmitter, once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { Running } from "@earshot/cli/start";
import { addSource, retireSource } from "@earshot/db/queries/sources";
import { openSite, type Site } from "../collect/published-feed.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { openLiveEvents, type LiveEvents } from "../support/live-events.ts";
import { besideInstallation } from "./bench-installation.ts";
import { onEmbeddedServer } from "./bench-server.ts";
import type { Figure } from "./figure.ts";
import { createPostMaker, watchDemoList, writeRss, type MadePost, type PostMaker } from "./made-posts.ts";

/** Each feed has a new post at every visit, every 5 s like the feeds of the demo. */
const feeds = 20;
const visitsPerFeed = 5;
/** The first visits start the threads that read and judge. */
const warmUpVisits = 1;
/** Feeds added this far apart share out the 5 s between them; added at once they are visited at once. */
const spreadMs = 250;
/** As many as a page of the list holds at most, so that nothing has to be looked for further down: both rounds fit. */
const rowsMax = 200;

/**
 * From the end of the fetch that carried a post to the answer in which a page sees its row: server-sent event, then
 * the list. Goal: 95 of 100 within 1 s.
 */
export async function run(): Promise<Figure[]> {
  return onEmbeddedServer(async (postgres) => {
    const site = await openSite();
    const env = { DATABASE_URL: postgres.url, EARSHOT_ALLOW_HOSTS: site.host };
    const figures = await besideInstallation(env, async (running) => {
      const maker = createPostMaker(await watchDemoList(running.database));
      const client = createApiClient(running.url);
      await signInFirst(client, running.signInLink);
      const round = { running, site, maker, client };
      const spread = await measure(round, "spread", spreadMs);
      const burst = await measure(round, "burst", 0);
      return [
        ...tell("four posts a second", spread),
        ...tell("twenty posts at once every five seconds", burst),
      ];
    });
    await site.close();
    return figures;
  });
}

function tell(name: string, waits: number[]): Figure[] {
  const sorted = waits.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  return [
    { name: `fetched to visible, ${name}: p50`, value: at(0.5), unit: "ms" },
    { name: `fetched to visible, ${name}: p95`, value: at(0.95), unit: "ms" },
  ];
}

interface Round {
  running: Running;
  site: Site;
  maker: PostMaker;
  client: ApiClient;
}

/** Milliseconds from fetch to sight of every post after the warm-up. */
async function measure(
  { running, site, maker, client }: Round,
  name: string,
  apartMs: number,
): Promise<number[]> {
  const { db } = running.database;
  const { fetchedAt, published } = publish(site, maker, name);
  const live = await openLiveEvents(running.url, client.cookie);
  const seenAt = new Map<string, number>();
  const isComplete = (): boolean => seenAt.size >= feeds * visitsPerFeed;
  const looking = look(client, live, isComplete, (url) => {
    if (published.has(url) && !seenAt.has(url)) seenAt.set(url, performance.now());
  });
  const sourceIds: number[] = [];
  for (let feed = 0; feed < feeds; feed += 1) {
    const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
    const url = `${site.origin}/${name}/${feed}`;
    const added = await addSource(db, { ...facts, name: url, url, isDemo: true }, new Date());
    if (added.ok) sourceIds.push(added.source.sourceId);
    await wait(apartMs);
  }
  await looking;
  await live.close();
  for (const sourceId of sourceIds) await retireSource(db, sourceId, new Date());
  return [...seenAt].flatMap(([url, at]) => {
    const fetched = fetchedAt.get(url);
    return fetched === undefined ? [] : [at - fetched];
  });
}

/** Every answer of a feed has one post more than the one before; notes when each was sent, by the post's address. */
function publish(site: Site, maker: PostMaker, name: string) {
  const fetchedAt = new Map<string, number>();
  const published = new Set<string>();
  for (let feed = 0; feed < feeds; feed += 1) {
    const posts: MadePost[] = [];
    site.answer(`/${name}/${feed}`, (_request, response) => {
      const visit = posts.length;
      if (visit < visitsPerFeed) posts.push(...maker.make(1, 1));
      const url = `https://news.example/${posts.at(-1)?.id ?? ""}`;
      published.add(url);
      const isMeasured = visit < visitsPerFeed && visit >= warmUpVisits;
      response.end(writeRss(posts), () => {
        if (isMeasured) fetchedAt.set(url, performance.now());
      });
    });
  }
  return { fetchedAt, published };
}

/** What a page does with events: those that come while it asks for the list make it ask once more, not once each. */
async function look(
  client: ApiClient,
  live: LiveEvents,
  isComplete: () => boolean,
  onSeen: (url: string) => void,
): Promise<void> {
  const bell = new EventEmitter();
  let isStale = false;
  async function listen(): Promise<void> {
    while (!isComplete()) {
      if ((await live.next()).kind !== "changed") continue;
      isStale = true;
      bell.emit("arrival");
    }
  }
  void listen();
  while (!isComplete()) {
    if (!isStale) await once(bell, "arrival");
    isStale = false;
    const { body } = await client.get(`/api/v1/mentions?limit=${rowsMax}`);
    for (const { url } of body.mentions as { url: string }[]) onSeen(url);
  }
}
