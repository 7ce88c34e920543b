import { analysePosts } from "@earshot/analyse/analyse-posts";
import { groupPosts } from "@earshot/analyse/group-posts";
import { createPostJudge } from "@earshot/analyse/post-judge";
import { matchPosts } from "@earshot/collect/match-posts";
import { createWatchedMatcher } from "@earshot/collect/watched-matcher";
import type { CollectedPost } from "@earshot/core/collect/post";
import { connectDatabase } from "@earshot/db/database";
import { migrate } from "@earshot/db/migrate";
import { savePosts } from "@earshot/db/queries/collect";
import { addSource } from "@earshot/db/queries/sources";
import { connectBackend } from "@earshot/pipeline/backend";
import { postIdsMax } from "@earshot/pipeline/jobs";
import { createQueues } from "@earshot/pipeline/queue";
import { createFeedReader } from "@earshot/sources/feed/feed-reader";
import { silentLog as log } from "./bench-server.ts";
import type { Figure } from "./figure.ts";
import { createPostMaker, watchDemoList, writeRss } from "./made-posts.ts";

const feedCount = 12;
const warmUpFeeds = 2;
const now = (): Date => new Date();

/**
 * The stages one after the other, each alone and one call at a time, all posts matched: what the way of a post costs
 * where. Includes saving and enqueueing what follows.
 */
export async function measureStages(databaseUrl: string): Promise<Figure[]> {
  await migrate(databaseUrl);
  const database = connectDatabase(databaseUrl);
  const backend = await connectBackend({ redisUrl: null, databaseUrl, log });
  const queues = createQueues(backend);
  const feedReader = createFeedReader();
  const maker = createPostMaker(await watchDemoList(database));
  const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
  const source = await addSource(database.db, { ...facts, name: "made", url: "https://made.example" }, now());
  if (!source.ok) throw new Error(source.reason);
  const { sourceId } = source.source;
  const matcher = createWatchedMatcher(database.db);
  const judge = createPostJudge();
  const { signal } = new AbortController();
  const context = {
    jobId: "bench",
    attempt: 1,
    log,
    signal,
    add: () => undefined,
    measure: () => undefined,
  };

  const documents = Array.from({ length: feedCount }, () => writeRss(maker.make(postIdsMax, 1)));
  const feeds: CollectedPost[][] = [];
  const parse = await timeEach(documents, async (bytes) => {
    const url = "https://made.example";
    const input = { bytes, contentType: null, url, now: now(), namespace: url, platform: "news" as const };
    const reading = await feedReader.read(input);
    if (!reading.ok) throw new Error(reading.message);
    feeds.push(reading.posts);
  });
  const batches: number[][] = [];
  const save = await timeEach(feeds, async (posts) => {
    const saved = await savePosts(database.db, { sourceId, posts, now: now() });
    batches.push(saved.map(({ postId }) => postId));
  });
  const match = await timeEach(batches, async (postIds) => {
    await matchPosts({ database, queues, now, matcher }, postIds, signal);
  });
  const analyse = await timeEach(batches, (postIds) =>
    analysePosts({ database, queues, now }, judge, { postIds }, context),
  );
  const group = await timeEach(batches, (postIds) =>
    groupPosts({ database, queues, now }, judge, { postIds }, context),
  );
  await Promise.all([feedReader.close(), judge.close()]);
  await queues.close();
  await backend.close();
  await database.close();
  return Object.entries({ parse, save, match, analyse, group }).map(([stage, value]) => ({
    name: `stage alone: ${stage}`,
    value,
    unit: "posts/s",
  }));
}

/** Posts per second over batches of `postIdsMax`; the first ones only warm up. */
async function timeEach<T>(batches: readonly T[], work: (batch: T) => Promise<void>): Promise<number> {
  for (const batch of batches.slice(0, warmUpFeeds)) await work(batch);
  const since = performance.now();
  for (const batch of batches.slice(warmUpFeeds)) await work(batch);
  return ((batches.length - warmUpFeeds) * postIdsMax * 1_000) / (performance.now() - since);
}
