import { settleNext } from "@earshot/db/queries/clock-settle";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { JobContext } from "@earshot/pipeline/worker";
import type { ReportDeps } from "./deps.ts";

/** A change of the policy concerns every open post: the rest goes on with the next sweep. */
const batchesMax = 40;

/**
 * The `sweep-clocks` job: reckons clocks anew. Whoever changes a post reckons its clocks in the same transaction; what is left is a change
 * of the policy, or of a kind that knows no clocks.
 */
export async function sweepClocks(
  { database: { db } }: Pick<ReportDeps, "database">,
  context: JobContext,
): Promise<void> {
  let posts = 0;
  for (let batch = 0; batch < batchesMax && !context.signal.aborted; batch++) {
    const settled = await settleNext(db, postIdsMax);
    posts += settled;
    if (settled < postIdsMax) break;
  }
  if (posts > 0) context.add({ posts });
}
