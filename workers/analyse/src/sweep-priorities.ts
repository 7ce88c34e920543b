import { openPostsSince } from "@earshot/db/queries/save-priorities";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { JobContext } from "@earshot/pipeline/worker";
import type { AnalyseDeps } from "./deps.ts";

/** Interactions an hour of an older post hardly move any more. */
const freshMs = 72 * 3_600_000;
const batchesMax = 40;

/** The `sweep-priorities` job: the priority of fresh open posts anew, because their speed is counted over their age, and of changed ones. */
export async function sweepPriorities(deps: AnalyseDeps, context: JobContext): Promise<void> {
  const since = new Date(deps.now().getTime() - freshMs);
  const postIds = await openPostsSince(deps.database.db, since, postIdsMax * batchesMax);
  for (let from = 0; from < postIds.length; from += postIdsMax) {
    const batch = postIds.slice(from, from + postIdsMax);
    await deps.queues.enqueue("prioritise", { postIds: batch }, { jobId: `prioritise-sweep-${batch[0]}` });
  }
  context.add({ posts: postIds.length });
}
