import { advanceRematch, finishRematch, latestRematch, postsForRematch } from "@earshot/db/queries/rematch";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { Queues } from "@earshot/pipeline/queue";
import type { JobContext } from "@earshot/pipeline/worker";
import type { CollectDeps } from "./deps.ts";
import { matchPosts } from "./match-posts.ts";

/**
 * The `rematch` job: one step of the walk over history after a change of the watch list, oldest post first. Ends
 * quietly when a newer change has begun a walk of its own, or when a person paused or stopped it; going on and the sweep ring again.
 */
export async function rematch(
  deps: Pick<CollectDeps, "database" | "queues" | "now" | "matcher">,
  { runId, afterId }: { runId: number; afterId: number },
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const run = await latestRematch(db);
  if (run === null || run.rematchRunId !== runId || run.state !== "running")
    return context.add({ isOver: true });
  const { version } = run;
  const startedAt = performance.now();
  const step = await postsForRematch(db, { afterId, limit: postIdsMax, version });
  await matchPosts(deps, step.postIds, context.signal, runId);
  context.add({ looked: step.looked, matched: step.postIds.length });
  if (step.nextAfterId === null) return finishRematch(db, runId, deps.now());
  await advanceRematch(db, {
    rematchRunId: runId,
    lastPostId: step.nextAfterId,
    looked: step.looked,
    workedMs: performance.now() - startedAt,
  });
  await enqueueRematch(deps.queues, runId, step.nextAfterId);
}

export async function enqueueRematch(queues: Queues, runId: number, afterId: number): Promise<void> {
  await queues.enqueue("rematch", { runId, afterId }, { jobId: `rematch-${runId}-${afterId}` });
}
