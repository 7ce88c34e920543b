import { finishErasures } from "@earshot/db/queries/author-erase";
import { reckonDueCards } from "@earshot/db/queries/author-figures";
import type { JobContext } from "@earshot/pipeline/worker";
import type { ReportDeps } from "./deps.ts";
import { findImpostors } from "./find-impostors.ts";

/** Accounts of one transaction, and how many of those before the next round goes on. */
const batchSize = 500;
const batchesMax = 20;

/** The `watch-authors` job: reckons cards anew, looks for impostors among accounts that came, and ends erasures whose holds were released. */
export async function watchAuthors(
  deps: Pick<ReportDeps, "database" | "now">,
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const found = await findImpostors(db, deps.now());
  let reckoned = 0;
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const done = await reckonDueCards(db, deps.now(), batchSize);
    reckoned += done;
    if (done < batchSize) break;
  }
  const erased = await finishErasures(db, deps.now());
  context.add({ ...found, reckoned, erased });
}
