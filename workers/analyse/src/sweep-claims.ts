import { claimsToLook, proposeCarriers } from "@earshot/db/queries/claims/propose-carriers";
import type { JobContext } from "@earshot/pipeline/worker";
import type { AnalyseDeps } from "./deps.ts";

/** What is left over comes with the next run. */
const claimsOfRun = 50;

/** The `sweep-claims` job: proposes carriers of claims among the posts that came since each was last looked for. */
export async function sweepClaims(
  { database: { db }, now }: Pick<AnalyseDeps, "database" | "now">,
  context: JobContext,
): Promise<void> {
  let proposed = 0;
  for (const claim of await claimsToLook(db, claimsOfRun)) {
    if (context.signal.aborted) break;
    proposed += await proposeCarriers(db, claim, now());
  }
  if (proposed > 0) context.add({ proposed });
}
