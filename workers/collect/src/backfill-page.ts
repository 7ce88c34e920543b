import { backfillJobId } from "@earshot/core/collect/backfill";
import { reasonOfFailure } from "@earshot/core/collect/source-reason";
import type { BackfillRun } from "@earshot/db/queries/backfill";
import { getBackfill, recordBackfillFailure, recordBackfillPage } from "@earshot/db/queries/backfill-pages";
import { readCollectSource } from "@earshot/db/queries/due-sources";
import type { Queues } from "@earshot/pipeline/queue";
import type { JobContext } from "@earshot/pipeline/worker";
import type { PageOutcome, PollFailure } from "@earshot/sources/connector";
import { connectorOf, noConnector } from "@earshot/sources/poll-source";
import type { CollectDeps } from "./deps.ts";
import { openVisit } from "./open-visit.ts";
import { savePage } from "./save-page.ts";

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

/**
 * The `backfill-page` job: one page of the history of a source. Posts are saved before the walk moves on, so a page whose job was lost is
 * read twice and changes nothing.
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
  const { poll, pollDeps } = await openVisit(deps, source, context.signal);
  const connector = connectorOf(source.kind);
  const outcome: PageOutcome =
    connector?.backfill === undefined
      ? noConnector(source.kind)
      : await connector.backfill(poll, { from: run.next, since: run.since, until: run.untilAt }, pollDeps);
  context.signal.throwIfAborted();
  if (!outcome.ok) {
    context.add({ backfill: outcome.code });
    return fail(deps, run, outcome);
  }
  const { posts, deletedIds = [], next } = outcome;
  const { sourceId } = run;
  const saved = await savePage(
    deps,
    { sourceId, namespace: poll.namespace, posts, deletedIds },
    context.signal,
  );
  const times = posts.map(({ publishedAt }) => publishedAt.getTime());
  const oldestAt = times.length === 0 ? null : new Date(Math.min(...times));
  const isDone = next === null || (oldestAt !== null && oldestAt <= run.since);
  const page = { backfillRunId: runId, page: run.pages, next, oldestAt, isDone, now: deps.now() };
  const goesOn = await recordBackfillPage(db, { ...page, received: posts.length, added: saved.added });
  if (goesOn) await ringBackfill(deps.queues, { backfillRunId: runId, pages: run.pages + 1 });
  context.add({ backfill: isDone ? "done" : "page", received: posts.length, added: saved.added });
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
