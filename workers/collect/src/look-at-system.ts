import { lookAtSystem } from "@earshot/db/queries/look-at-system";
import { workParts } from "@earshot/pipeline/jobs";
import type { JobContext } from "@earshot/pipeline/worker";
import type { CollectDeps } from "./deps.ts";

/** The `look-at-system` job: one look at the whole installation, whose alerts the page shows. */
export async function lookAround(
  deps: Pick<CollectDeps, "database" | "queues" | "now">,
  context: JobContext,
): Promise<void> {
  const { now } = deps;
  const changes = await lookAtSystem(deps.database.db, {
    parts: workParts,
    queues: () => deps.queues.overview(now().getTime()),
    // The disk of the data is watched by the API, which may run on another machine than this worker.
    disk: async () => null,
    now,
  });
  context.add({ ...changes });
}
