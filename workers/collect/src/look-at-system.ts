import { settleEndedBackfills } from "@earshot/db/queries/gap-recollect";
import { lookAtSystem } from "@earshot/db/queries/look-at-system";
import { noteStates } from "@earshot/db/queries/source-span";
import { workParts } from "@earshot/pipeline/jobs";
import type { JobContext } from "@earshot/pipeline/worker";
import type { CollectDeps } from "./deps.ts";

/** The `look-at-system` job: one look at the whole installation, whose alerts the page shows; gaps whose back-fill ended are settled. */
export async function lookAround(
  deps: Pick<CollectDeps, "database" | "queues" | "now">,
  context: JobContext,
): Promise<void> {
  const { now } = deps;
  // Whoever gave a source its state without telling so is made up for.
  await noteStates(deps.database.db, null, now());
  const gaps = await settleEndedBackfills(deps.database.db, now());
  const changes = await lookAtSystem(deps.database.db, {
    parts: workParts,
    queues: () => deps.queues.overview(now().getTime()),
    // The disk of the data is watched by the API, which may run on another machine than this worker.
    disk: async () => null,
    now,
  });
  context.add({ ...changes, gaps });
}
