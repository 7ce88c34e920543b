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

/** Longer than the job may take. */
const leaseMs = 120_000;
const usualMax = 50;
/** Pages of answers that are read below one post at a time. */
const threadPagesMax = 5;

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
  const read = await readAgain(refreshing, posts);
  if (!read.ok) {
    await postpone(deps, posts, read);
    return context.add({ refresh: read.code, posts: posts.length });
  }
  const answers = source.readsComments ? await readThreads(refreshing, read.present) : 0;
  await noteReadings(db, posts, deps.now());
  await finishRefreshes(db, posts, deps.now());
  context.add({ posts: posts.length, answers });
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

/** Answers below posts that have or may have some; of one that cannot be read nothing is missed, since the next step asks again. */
async function readThreads(
  { deps, connector, poll, pollDeps, sourceId }: Refreshing,
  posts: readonly RefreshedPost[],
): Promise<number> {
  let added = 0;
  for (const post of posts) {
    if (connector.thread === undefined || post.comments === 0) continue;
    let from: unknown = null;
    for (let page = 0; page < threadPagesMax; page++) {
      const outcome = await connector.thread(poll, { post, from }, pollDeps);
      if (!outcome.ok) break;
      const { posts: answers, deletedIds = [] } = outcome;
      const { namespace } = poll;
      const saved = await savePage(
        deps,
        { sourceId, namespace, posts: answers, deletedIds },
        pollDeps.signal,
      );
      added += saved.added;
      from = outcome.next;
      if (from === null) break;
    }
  }
  return added;
}
