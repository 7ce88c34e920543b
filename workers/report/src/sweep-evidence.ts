import { takeDueEvidence } from "@earshot/db/queries/incident-evidence";
import type { JobContext } from "@earshot/pipeline/worker";
import type { ReportDeps } from "./deps.ts";

/** The `sweep-evidence` job: takes evidence of posts that came into incidents, were edited, or were taken back by their platform. */
export async function sweepEvidence(
  deps: Pick<ReportDeps, "database" | "now">,
  context: JobContext,
): Promise<void> {
  const taken = await takeDueEvidence(deps.database.db, { now: deps.now, signal: context.signal });
  if (taken > 0) context.add({ taken });
}
