import { backfillJobId } from "@earshot/core/collect/backfill";
import type { CollectedPost } from "@earshot/core/collect/post";
import { reasonOfFailure } from "@earshot/core/collect/source-reason";
import type { BackfillRun } from "@earshot/db/queries/backfill";
import { getBackfill, recordBackfillFailure, recordBackfillPage } from "@earshot/db/queries/backfill-pages";
import { readCollectSource } from "@earshot/db/queries/due-sources";
import type { Queues } from "@earshot/pipeline/queue";
import type { JobContext } from "@earshot/pipeline/worker";
import type { PollFailure } from "@earshot/sources/connector";
import { connectorOf, noConnector } from "@earshot/sources/poll-source";
import type { CollectDeps } from "./deps.ts";
import {
  commentedPosts,
  readComments,
  readHistoryComments,
  writeHistoryComments,
  type HistoryComments,
} from "./history-comments.ts";
import { openVisit, type OpenedVisit } from "./open-visit.ts";
import { savePage } from "./save-page.ts";
import { takeTurn } from "./take-turn.ts";

const errorsMax = 8;
const firstRetryMs = 60_000;
const longestRetryMs = 3_600_000;

/** Rings for the next page of a walk. */
export async function ringBackfill(
  queues: Queues,
  { backfillRunId, pages }: Pick<BackfillRun, "backfillRunId" | "pages">,
): Promise<void> {
  const jobId = backfillJobId(backfillRunId, pages);
  await queues.enqueue("backfill-page", { runId: backfillRunId }, { jobId });
}

/** One step of a walk: a page of posts, or comments below those of the page before. */
type HistoryStep =
  | { ok: true; posts: CollectedPost[]; deletedIds: readonly string[]; next: unknown; isDone: boolean }
  | PollFailure;

/**
 * The `backfill-page` job: one page of the history of a source, or, where its comments are read, some of those below the posts of that page.
 * Posts are saved before the walk moves on, so a page whose job was lost is read twice and changes nothing.
 */
export async function backfillPage(
  deps: CollectDeps,
  { runId }: { runId: number },
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const run = await getBackfill(db, runId);
  if (run === null || run.state !== "running") return context.add({ backfill: run?.state ?? "unknown" });
  const source = await readCollectSource(db, run.sourceId);
  if (source === null) return context.add({ backfill: "source rests" });
  const visit = await openVisit(deps, source, context.signal);
  const comments = readHistoryComments(run.next);
  const step = comments === null ? await readPosts(visit, run) : await readBelow(visit, comments);
  context.signal.throwIfAborted();
  if (!step.ok) {
    context.add({ backfill: step.code });
    return fail(deps, run, step);
  }
  const { posts, deletedIds, next, isDone } = step;
  const { sourceId } = run;
  const { namespace } = visit.poll;
  const saved = await savePage(deps, { sourceId, namespace, posts, deletedIds }, context.signal);
  // Comments tell nothing of how far back the walk is.
  const oldestAt = comments === null ? oldestOf(posts) : null;
  const page = { backfillRunId: runId, page: run.pages, next, oldestAt, isDone, now: deps.now() };
  const goesOn = await recordBackfillPage(db, { ...page, received: posts.length, added: saved.added });
  if (goesOn) await ringBackfill(deps.queues, { backfillRunId: runId, pages: run.pages + 1 });
  context.add({ backfill: isDone ? "done" : "page", received: posts.length, added: saved.added });
}

async function readPosts({ poll, pollDeps }: OpenedVisit, run: BackfillRun): Promise<HistoryStep> {
  const connector = connectorOf(poll.kind);
  if (connector?.backfill === undefined) return noConnector(poll.kind);
  if (!(await takeTurn(connector, poll, pollDeps))) return busyHost;
  const asked = { from: run.next, since: run.since, until: run.untilAt };
  const page = await connector.backfill(poll, asked, pollDeps);
  if (!page.ok) return page;
  const { posts, deletedIds = [], next } = page;
  const oldestAt = oldestOf(posts);
  const isLast = next === null || (oldestAt !== null && oldestAt <= run.since);
  const isRead = poll.readsComments === true && connector.thread !== undefined;
  const below = isRead ? commentedPosts(posts) : [];
  if (below.length === 0) return { ok: true, posts, deletedIds, next, isDone: isLast };
  const work = writeHistoryComments({ below, from: null, page: next, isLast });
  return { ok: true, posts, deletedIds, next: work, isDone: false };
}

async function readBelow({ poll, pollDeps }: OpenedVisit, comments: HistoryComments): Promise<HistoryStep> {
  const connector = connectorOf(poll.kind);
  if (connector === null) return noConnector(poll.kind);
  const { posts, deletedIds, left, failure } = await readComments({ connector, poll, pollDeps }, comments);
  // What was read is kept first: the next job meets the same failure at its first request.
  if (failure !== null && left === comments) return failure;
  const isRead = left.below.length === 0;
  const next = isRead ? left.page : writeHistoryComments(left);
  return { ok: true, posts, deletedIds, next, isDone: isRead && left.isLast };
}

const busyHost: PollFailure = {
  ok: false,
  code: "timeout",
  message: "the host is too busy for a page of history",
  httpStatus: null,
  retryAfterMs: null,
  ms: 0,
  bytes: 0,
};

function oldestOf(posts: readonly CollectedPost[]): Date | null {
  const times = posts.map(({ publishedAt }) => publishedAt.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}

async function fail(deps: CollectDeps, run: BackfillRun, failure: PollFailure): Promise<void> {
  const { backfillRunId, errorCount } = run;
  const reasonCode = reasonOfFailure(failure.code, failure.httpStatus, true);
  const isFinal = errorCount + 1 >= errorsMax || failure.code === "no_connector";
  const waitMs = Math.max(
    Math.min(firstRetryMs * 2 ** errorCount, longestRetryMs),
    failure.retryAfterMs ?? 0,
  );
  const now = deps.now();
  const tryAt = new Date(now.getTime() + waitMs);
  const reasonRaw = failure.message;
  await recordBackfillFailure(deps.database.db, {
    backfillRunId,
    reasonCode,
    reasonRaw,
    isFinal,
    tryAt,
    now,
  });
}
