import type { CoverageAnswer } from "@earshot/contract/coverage";
import type { Db } from "@earshot/db/database";
import { coverageOf } from "@earshot/db/queries/coverage";
import { dayCounts } from "@earshot/db/queries/source-hours";
import { listSources } from "@earshot/db/queries/sources";
import { viewCoverage } from "./coverage-view.ts";
import { viewSource } from "./source-view.ts";

/** Weeks that a day is held against. */
const weeksOfHistory = 4;

/** How complete a time is, step by step, of every source there is. */
export async function readCoverage(
  db: Db,
  asked: { from: Date; to: Date; step: "day" | "hour"; zone: string },
  now: Date,
): Promise<CoverageAnswer> {
  const rows = await listSources(db);
  // A platform is summed up over the sources that stand below it.
  const sourceIds = rows.map(({ sourceId }) => sourceId);
  const [coverage, days] = await Promise.all([
    coverageOf(db, { ...asked, sourceIds }, now),
    dayCounts(db, now, weeksOfHistory),
  ]);
  const sources = new Map(rows.map((row) => [row.sourceId, viewSource(row, now)]));
  return viewCoverage(coverage, sources, days);
}
