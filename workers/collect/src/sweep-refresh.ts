import { silentBackfills } from "@earshot/db/queries/backfill-pages";
import { refreshDueSources } from "@earshot/db/queries/refresh";
import type { JobContext } from "@earshot/pipeline/worker";
import { ringBackfill } from "./backfill-page.ts";
import type { CollectDeps } from "./deps.ts";

const sourcesMax = 200;
/** A page takes a minute and a half at the longest. */
const silentMs = 120_000;

/** The `sweep-refresh` job: rings for posts that are due to be read again, and for walks back that nobody goes on with. */
export async function sweepRefresh(
  deps: Pick<CollectDeps, "database" | "queues" | "now">,
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const now = deps.now();
  const sourceIds = await refreshDueSources(db, now, sourcesMax);
  const batch = sourceIds.map((sourceId) => ({ payload: { sourceId }, jobId: `refresh-${sourceId}` }));
  if (batch.length > 0) await deps.queues.enqueueMany("refresh-posts", batch);
  const silent = await silentBackfills(db, new Date(now.getTime() - silentMs));
  for (const run of silent) await ringBackfill(deps.queues, run);
  context.add({ sources: sourceIds.length, backfills: silent.length });
}
