import { dueSources } from "@earshot/db/queries/due-sources";
import type { JobContext } from "@earshot/pipeline/worker";
import type { CollectDeps } from "./deps.ts";

/** What a tick puts on the queue at most; the rest waits a second longer. */
const sourcesPerTick = 200;

/** The `tick` job: rings for every source that is due. One that waits or is being visited is not rung for twice. */
export async function tick(
  deps: Pick<CollectDeps, "database" | "queues" | "now">,
  context: JobContext,
): Promise<void> {
  const sourceIds = await dueSources(deps.database.db, deps.now(), sourcesPerTick);
  const batch = sourceIds.map((sourceId) => ({ payload: { sourceId }, jobId: `source-${sourceId}` }));
  if (batch.length > 0) await deps.queues.enqueueMany("collect-source", batch);
  context.add({ sources: sourceIds.length });
}
