import { readFileSync } from "node:fs";
import { analysePosts } from "@earshot/analyse/analyse-posts";
import { groupPosts } from "@earshot/analyse/group-posts";
import { createPostJudge } from "@earshot/analyse/post-judge";
import { matchPosts } from "@earshot/collect/match-posts";
import { createWatchedMatcher } from "@earshot/collect/watched-matcher";
import type { CollectedPost } from "@earshot/core/collect/post";
import { connectDatabase, type Database } from "@earshot/db/database";
import { migrate } from "@earshot/db/migrate";
import { savePosts } from "@earshot/db/queries/collect";
import { addSource } from "@earshot/db/queries/sources";
import { connectBackend } from "@earshot/pipeline/backend";
import { postIdsMax } from "@earshot/pipeline/jobs";
import { createQueues } from "@earshot/pipeline/queue";
import { onEmbeddedServer, silentLog as log } from "./bench-server.ts";
import type { Figure } from "./figure.ts";
import { watchDemoList } from "./made-posts.ts";
import { measureProcesses, processTree } from "./process-tree.ts";

const source = new URL("../../packages/text/data/directions.jsonl", import.meta.url);
const postCount = 4_500;
const warmUpPosts = 500;
/** One in so many repeats an earlier one, with an end of its own. */
const repeatEvery = 10;
const smallBatch = 50;
const now = (): Date => new Date();
const nothing = (): void => undefined;

/** Real texts, each about the demo's company, as in an installation of one company nearly all are. */
function readPosts(): CollectedPost[] {
  const texts = readFileSync(source, "utf8")
    .split("\n")
    .filter(Boolean)
    .slice(0, postCount)
    .map((line) => (JSON.parse(line) as { text: string }).text);
  const since = Date.now() - postCount * 60_000;
  return texts.map((own, at) => {
    const isRepeat = at % repeatEvery === repeatEvery - 1;
    const text = isRepeat ? `${texts[at - 5] ?? own} Читайте нас в пути` : own;
    return {
      namespace: "https://made.example",
      externalId: String(at),
      platform: "news",
      url: `https://made.example/${at}`,
      title: null,
      text: `Заслонка. ${text}`,
      author: null,
      publishedAt: new Date(since + at * 60_000),
      dateFlag: null,
      editedAt: null,
      parentExternalId: null,
      rootExternalId: null,
      engagement: { likes: null, comments: null, shares: null, views: null, isApproximate: false },
      statedLanguage: null,
      tags: [],
    };
  });
}

interface Filled {
  database: Database;
  serverPid: number;
  postIds: number[];
  group: (postIds: number[]) => Promise<void>;
}

/** What `group-posts` costs a post in the real database, in batches as a search gives them and as a few small sources do. */
export async function run(): Promise<Figure[]> {
  return onEmbeddedServer(async ({ url, pid }) => {
    await migrate(url);
    const database = connectDatabase(url);
    const backend = await connectBackend({ redisUrl: null, databaseUrl: url, log });
    const queues = createQueues(backend);
    const judge = createPostJudge();
    await watchDemoList(database);
    const { signal } = new AbortController();
    const context = { jobId: "bench", attempt: 1, log, signal, add: nothing, measure: nothing };
    const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
    const added = await addSource(
      database.db,
      { ...facts, name: "made", url: "https://made.example" },
      now(),
    );
    if (!added.ok) throw new Error(added.reason);
    const matcher = createWatchedMatcher(database.db);
    const posts = readPosts();
    const postIds: number[] = [];
    for (let from = 0; from < posts.length; from += postIdsMax) {
      const batch = posts.slice(from, from + postIdsMax);
      const saved = await savePosts(database.db, {
        sourceId: added.source.sourceId,
        posts: batch,
        now: now(),
      });
      const ids = saved.map(({ postId }) => postId);
      await matchPosts({ database, queues, now, matcher }, ids, signal);
      await analysePosts({ database, queues, now }, judge, { postIds: ids }, context);
      postIds.push(...ids);
    }
    const filled: Filled = {
      database,
      serverPid: pid,
      postIds,
      group: (ids) => groupPosts({ database, queues, now }, judge, { postIds: ids }, context),
    };
    const figures = await measure(filled);
    await judge.close();
    await queues.close();
    await backend.close();
    await database.close();
    return figures;
  });
}

async function measure(filled: Filled): Promise<Figure[]> {
  const half = Math.floor((filled.postIds.length + warmUpPosts) / 2);
  await groupInBatches(filled, 0, warmUpPosts, postIdsMax);
  const large = await groupInBatches(filled, warmUpPosts, half, postIdsMax);
  const small = await groupInBatches(filled, half, filled.postIds.length, smallBatch);
  const { rows } = await filled.database.pool.query<{ stories: number }>(
    "select count(*)::integer as stories from story where post_count > 1",
  );
  return [
    ...large,
    ...small,
    { name: "grouping: stories found", value: rows[0]?.stories ?? 0, unit: "stories" },
  ];
}

async function groupInBatches(
  { serverPid, postIds, group }: Filled,
  from: number,
  to: number,
  size: number,
): Promise<Figure[]> {
  const own = process.cpuUsage();
  const server = measureProcesses(processTree(serverPid)).processorMs;
  const since = performance.now();
  for (let at = from; at < to; at += size) await group(postIds.slice(at, Math.min(to, at + size)));
  const seconds = (performance.now() - since) / 1_000;
  const { user, system } = process.cpuUsage(own);
  const serverMs = measureProcesses(processTree(serverPid)).processorMs - server;
  const per = (ms: number): number => (ms * 1_000) / (to - from);
  const name = `grouping: ${size} at once`;
  return [
    { name, value: (to - from) / seconds, unit: "posts/s" },
    { name: `${name}: processor, Node`, value: per((user + system) / 1_000), unit: "ms/1,000 posts" },
    { name: `${name}: processor, PostgreSQL`, value: per(serverMs), unit: "ms/1,000 posts" },
  ];
}
