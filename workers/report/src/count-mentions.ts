import { countNext, uncountedSince } from "@earshot/db/queries/figures/count-mentions";
import type { JobContext } from "@earshot/pipeline/worker";
import type { ReportDeps } from "./deps.ts";

/** Posts of one transaction, and how many of those before the next round goes on. */
const batchSize = 2_000;
const batchesMax = 100;

/** The `count-mentions` job: what charts are counted from follows what happened to posts. */
export async function countMentions(
  { database: { db } }: Pick<ReportDeps, "database">,
  context: JobContext,
): Promise<void> {
  // Most of the time nothing happened, which one statement tells.
  if ((await uncountedSince(db)) === null) return;
  let posts = 0;
  let mentions = 0;
  for (let batch = 0; batch < batchesMax && !context.signal.aborted; batch += 1) {
    const counted = await countNext(db, batchSize);
    if (counted === null || counted.posts === 0) break;
    posts += counted.posts;
    mentions += counted.mentions;
  }
  if (posts > 0) context.add({ counted: posts, mentions });
}
