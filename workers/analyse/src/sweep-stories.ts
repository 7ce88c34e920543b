import { dueStories } from "@earshot/db/queries/stories-due";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { JobContext } from "@earshot/pipeline/worker";
import type { AnalyseDeps } from "./deps.ts";

/** A post that has waited this long was forgotten by the queue, or nobody rang for it: it left triage, or its platform deleted it. */
const waitedMs = 60_000;
const batchesMax = 60;

/** The `sweep-stories` job: puts posts whose story is still to be decided on the queue again. */
export async function sweepStories(deps: AnalyseDeps, context: JobContext): Promise<void> {
  const before = new Date(deps.now().getTime() - waitedMs);
  const postIds = await dueStories(deps.database.db, before, postIdsMax * batchesMax);
  for (let from = 0; from < postIds.length; from += postIdsMax) {
    const batch = postIds.slice(from, from + postIdsMax);
    await deps.queues.enqueue("group-posts", { postIds: batch }, { jobId: `group-sweep-${batch[0]}` });
  }
  context.add({ posts: postIds.length });
}
