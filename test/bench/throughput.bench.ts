import type { Running } from "@earshot/cli/start";
import { addSource } from "@earshot/db/queries/sources";
import { openSite, type Site } from "../collect/published-feed.ts";
import { besideInstallation } from "./bench-installation.ts";
import { onEmbeddedServer } from "./bench-server.ts";
import type { Figure } from "./figure.ts";
import { createPostMaker, watchDemoList, writeRss, type PostMaker } from "./made-posts.ts";
import { measureProcesses, processTree } from "./process-tree.ts";
import { measureStages } from "./stages.ts";

const postsPerFeed = 500;
const warmUpFeeds = 4;
const feeds = 20;

/**
 * Posts per second from published feeds to triage rows, through everything between: HTTP, reader, PostgreSQL, real
 * jobs, matcher, analysis. Goal: 1,000 per second on the embedded default.
 */
export async function run(): Promise<Figure[]> {
  return onEmbeddedServer(async (postgres) => {
    const site = await openSite();
    const figures = await besideInstallation(
      { DATABASE_URL: postgres.url, EARSHOT_ALLOW_HOSTS: site.host },
      async (running) => {
        const maker = createPostMaker(await watchDemoList(running.database));
        const round = { running, site, maker, serverPid: postgres.pid };
        await collectAll(round, warmUpFeeds, 0.5);
        const news = await collectAll(round, feeds, 0.2);
        const search = await collectAll(round, feeds, 1);
        return [
          ...tell("a fifth of the posts matched, as from news feeds", news),
          ...tell("all posts matched, as from a search", search),
        ];
      },
    );
    await site.close();
    const stages = await measureStages(await postgres.createDatabase("stages"));
    return [...figures, ...stages];
  });
}

interface Round {
  posts: number;
  rows: number;
  seconds: number;
  ownMs: number;
  serverMs: number;
}

function tell(name: string, { posts, rows, seconds, ownMs, serverMs }: Round): Figure[] {
  const per = (ms: number): number => (ms * 1_000) / posts;
  return [
    { name: `collect to row: ${name}`, value: posts / seconds, unit: "posts/s" },
    { name: `collect to row: ${name}: share`, value: rows / posts, unit: "rows/post" },
    { name: `collect to row: ${name}: processor, Node`, value: per(ownMs), unit: "ms/1,000 posts" },
    { name: `collect to row: ${name}: processor, PostgreSQL`, value: per(serverMs), unit: "ms/1,000 posts" },
  ];
}

interface Setting {
  running: Running;
  site: Site;
  maker: PostMaker;
  serverPid: number;
}

let feedsPublished = 0;

/** Publishes feeds, subscribes to all at once and waits until every post is stored, matched and, where due, a row. */
async function collectAll(
  { running, site, maker, serverPid }: Setting,
  feedCount: number,
  matchedShare: number,
): Promise<Round> {
  const { db } = running.database;
  const storedBefore = await storedPosts(running);
  const rowsBefore = await countRows(running);
  const urls = Array.from({ length: feedCount }, () => {
    feedsPublished += 1;
    const body = writeRss(maker.make(postsPerFeed, matchedShare));
    site.answer(`/${feedsPublished}`, (_request, response) => response.end(body));
    return `${site.origin}/${feedsPublished}`;
  });
  const own = process.cpuUsage();
  const server = measureProcesses(processTree(serverPid)).processorMs;
  const since = performance.now();
  const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
  for (const url of urls) await addSource(db, { ...facts, name: url, url }, new Date());
  const posts = feedCount * postsPerFeed;
  while ((await storedPosts(running)) - storedBefore < posts || (await isPending(running))) await pause();
  const seconds = (performance.now() - since) / 1_000;
  const { user, system } = process.cpuUsage(own);
  const serverMs = measureProcesses(processTree(serverPid)).processorMs - server;
  const rows = (await countRows(running)) - rowsBefore;
  return { posts, rows, seconds, ownMs: (user + system) / 1_000, serverMs };
}

async function storedPosts({ database }: Running): Promise<number> {
  const question = "select coalesce(sum(post_count), 0)::integer as count from source";
  const { rows } = await database.pool.query<{ count: number }>(question);
  return rows[0]?.count ?? 0;
}

/** Whether a post still waits to be matched or to become a row. */
async function isPending({ database }: Running): Promise<boolean> {
  const { rows } = await database.pool.query<{ pending: boolean }>(
    `select exists (select from post where matched_at is null)
      or exists (select from post where analysed_at is null and mention_count > 0) as pending`,
  );
  return rows[0]?.pending ?? false;
}

async function countRows({ database }: Running): Promise<number> {
  const question = "select count(*)::integer as count from triage";
  const { rows } = await database.pool.query<{ count: number }>(question);
  return rows[0]?.count ?? 0;
}

/** Rare enough that the questions do not colour the figures. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}
