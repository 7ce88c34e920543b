import { unanalysedPosts } from "@earshot/db/queries/analyse";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { JobContext } from "@earshot/pipeline/worker";
import type { AnalyseDeps } from "./deps.ts";

/** A post that has waited this long was forgotten by the queue, or the queue is behind; asking again does no harm. */
const waitedMs = 45_000;
const batchesMax = 20;

/** The `sweep-analyse` job: puts matched posts that nobody analysed on the queue again, so that losing the queue loses nothing. */
export async function sweepAnalyse(deps: AnalyseDeps, context: JobContext): Promise<void> {
  const waitedSince = new Date(deps.now().getTime() - waitedMs);
  const postIds = await unanalysedPosts(deps.database.db, waitedSince, postIdsMax * batchesMax);
  for (let from = 0; from < postIds.length; from += postIdsMax) {
    const batch = postIds.slice(from, from + postIdsMax);
    await deps.queues.enqueue("analyse-posts", { postIds: batch }, { jobId: `analyse-sweep-${batch[0]}` });
  }
  context.add({ posts: postIds.length });
}
