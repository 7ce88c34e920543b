import { dropExpiredHolds } from "@earshot/db/queries/holds";
import { wakePosts } from "@earshot/db/queries/snoozed";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { JobContext } from "@earshot/pipeline/worker";
import type { AnalyseDeps } from "./deps.ts";

/** The `sweep-desk` job: posts that were put off come back when their time has come, and who fell silent lets go. */
export async function sweepDesk(deps: AnalyseDeps, context: JobContext): Promise<void> {
  const { db } = deps.database;
  const woken = await wakePosts(db, deps.now(), postIdsMax);
  if (woken.length > 0) {
    const jobId = `prioritise-woken-${woken[0]}-${woken.length}`;
    await deps.queues.enqueue("prioritise", { postIds: woken }, { jobId });
  }
  context.add({ woken: woken.length, released: await dropExpiredHolds(db, deps.now()) });
}
