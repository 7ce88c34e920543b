import { readCollectSource } from "@earshot/db/queries/due-sources";
import { claimRefreshes, finishRefreshes, noteReadings } from "@earshot/db/queries/refresh";
import type { RefreshedPost } from "@earshot/db/queries/refresh";
import type { JobContext } from "@earshot/pipeline/worker";
import type { Connector, PollDeps, PollFailure, PollSource } from "@earshot/sources/connector";
import { connectorOf } from "@earshot/sources/poll-source";
import type { CollectDeps } from "./deps.ts";
import { openVisit } from "./open-visit.ts";
import { postpone } from "./postpone-refreshes.ts";
import { savePage } from "./save-page.ts";
import { takeTurn } from "./take-turn.ts";

/** Longer than the job may take. */
const leaseMs = 120_000;
const usualMax = 50;
/** Pages of answers that are read below one post at a time. */
const threadPagesMax = 5;
/** For how long a job begins with further threads: its deadline is 90 s, and at a busy host each request has to wait. */
const threadsForMs = 30_000;

interface Refreshing {
  deps: CollectDeps;
  connector: Connector;
  poll: PollSource;
  pollDeps: PollDeps;
  sourceId: number;
}

/** The `refresh-posts` job: one batch of known posts of a source as they are now, and what is answered below them. */
export async function refreshPosts(
  deps: CollectDeps,
  { sourceId }: { sourceId: number },
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const source = await readCollectSource(db, sourceId);
  const connector = source === null ? null : connectorOf(source.kind);
  if (source === null || connector === null) return context.add({ refresh: "not read" });
  const limit = connector.refreshMax ?? usualMax;
  const posts = await claimRefreshes(db, { sourceId, now: deps.now(), limit, leaseMs });
  if (posts.length === 0) return context.add({ refresh: "nothing due" });
  const { poll, pollDeps } = await openVisit(deps, source, context.signal);
  const refreshing = { deps, connector, poll, pollDeps, sourceId };
  // A host with a queue is no failure of these posts: once their lease is over they are claimed again.
  if (!(await takeTurn(connector, poll, pollDeps))) return context.add({ refresh: "waits" });
  const read = await readAgain(refreshing, posts);
  if (!read.ok) {
    await postpone(deps, posts, read);
    return context.add({ refresh: read.code, posts: posts.length });
  }
  const { answers, waiting } = source.readsComments
    ? await readThreads(refreshing, read.present)
    : { answers: 0, waiting: [] };
  // Those whose turn did not come stay leased, and are claimed again after that.
  const done = posts.filter(({ postId }) => !waiting.some((each) => each.postId === postId));
  await noteReadings(db, done, deps.now());
  await finishRefreshes(db, done, deps.now());
  context.add({ posts: done.length, answers, waiting: waiting.length });
}

/** Counters, edits and deletions, where the connector can do it. Answers the posts that are still there, with their counters of now. */
async function readAgain(
  { deps, connector, poll, pollDeps, sourceId }: Refreshing,
  posts: readonly RefreshedPost[],
): Promise<{ ok: true; present: RefreshedPost[] } | PollFailure> {
  if (connector.refresh === undefined) return { ok: true, present: [...posts] };
  const outcome = await connector.refresh(poll, posts, pollDeps);
  if (!outcome.ok) return outcome;
  const { namespace } = poll;
  await savePage(deps, { sourceId, namespace, ...outcome }, pollDeps.signal);
  const gone = new Set(outcome.deletedIds);
  const fresh = new Map(outcome.posts.map((post) => [post.externalId, post.engagement.comments]));
  const present = posts
    .filter(({ externalId }) => !gone.has(externalId))
    .map((post) => ({ ...post, comments: fresh.get(post.externalId) ?? post.comments }));
  return { ok: true, present };
}

interface ReadThreads {
  /** New ones. */
  answers: number;
  /** Posts that were not come to in the time of a job. */
  waiting: readonly RefreshedPost[];
}

/** Answers below posts that have or may have some; of one that cannot be read nothing is missed, since the next step asks again. */
async function readThreads(refreshing: Refreshing, posts: readonly RefreshedPost[]): Promise<ReadThreads> {
  const begun = refreshing.deps.now().getTime();
  let answers = 0;
  for (const [at, post] of posts.entries()) {
    if (refreshing.connector.thread === undefined || post.comments === 0) continue;
    const isLate = refreshing.deps.now().getTime() - begun > threadsForMs;
    const added = isLate ? null : await readThread(refreshing, post);
    if (added === null) return { answers, waiting: posts.slice(at) };
    answers += added;
  }
  return { answers, waiting: [] };
}

/** @returns how many were new; null when its turn did not come */
async function readThread(
  { deps, connector, poll, pollDeps, sourceId }: Refreshing,
  post: RefreshedPost,
): Promise<number | null> {
  const { namespace } = poll;
  let added = 0;
  let from: unknown = null;
  for (let page = 0; page < threadPagesMax; page++) {
    if (!(await takeTurn(connector, poll, pollDeps))) return null;
    const outcome = await connector.thread?.(poll, { post, from }, pollDeps);
    if (!outcome?.ok) break;
    const { posts: answers, deletedIds = [] } = outcome;
    const found = { sourceId, namespace, posts: answers, deletedIds };
    added += (await savePage(deps, found, pollDeps.signal)).added;
    from = outcome.next;
    if (from === null) break;
  }
  return added;
}
