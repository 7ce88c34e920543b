import { matchPublished } from "@earshot/db/queries/drafts/draft-outcome";
import { waitingReports } from "@earshot/db/queries/report-due";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { JobContext } from "@earshot/pipeline/worker";
import type { ReportDeps } from "./deps.ts";

/** A post that has waited this long was forgotten by the queue, or the queue is behind; asking again does no harm. */
const waitedMs = 45_000;
const batchesMax = 20;

/** The `sweep-report` job: puts posts on the queue again that rules and alerts were not asked about, and finds published answers among those that came. */
export async function sweepReport(
  deps: Pick<ReportDeps, "database" | "queues" | "now">,
  context: JobContext,
): Promise<void> {
  const before = new Date(deps.now().getTime() - waitedMs);
  const postIds = await waitingReports(deps.database.db, before, postIdsMax * batchesMax);
  for (let from = 0; from < postIds.length; from += postIdsMax) {
    const batch = postIds.slice(from, from + postIdsMax);
    await deps.queues.enqueue("report-posts", { postIds: batch }, { jobId: `report-sweep-${batch[0]}` });
  }
  const matched = await matchPublished(deps.database.db, deps.now());
  context.add({ posts: postIds.length, published: matched.length });
}
