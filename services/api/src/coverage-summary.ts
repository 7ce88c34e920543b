import type { CoverageSummary } from "@earshot/contract/coverage";
import { meanCovered } from "@earshot/core/collect/coverage";
import type { Platform } from "@earshot/core/collect/platform";
import type { Db } from "@earshot/db/database";
import { coverageOf } from "@earshot/db/queries/coverage";
import { rounded } from "./coverage-view.ts";

/** Sources that a summary names. */
const namedMax = 12;

export interface CoverageSummaryAsked {
  from: Date;
  to: Date;
  platforms?: readonly Platform[] | undefined;
  sourceIds?: readonly number[] | undefined;
}

/** How complete a time is, in short: what a count or a chart of it says beside it. */
export async function summariseCoverage(
  db: Db,
  { platforms, ...asked }: CoverageSummaryAsked,
  now: Date,
): Promise<CoverageSummary> {
  const { sources } = await coverageOf(db, { ...asked, withStates: false }, now);
  const wanted = sources.filter((each) => platforms === undefined || platforms.includes(each.platform));
  const read = wanted.flatMap((each) => (each.covered === null ? [] : [{ ...each, covered: each.covered }]));
  const incomplete = read.filter((each) => each.covered < 1).sort((a, b) => a.covered - b.covered);
  return {
    covered: rounded(meanCovered(read.map((each) => each.covered))),
    sources: read.length,
    incomplete: incomplete.length,
    missing: incomplete.slice(0, namedMax).map(({ sourceId, name, platform, covered: share }) => ({
      sourceId,
      name,
      platform,
      covered: rounded(share) ?? 0,
    })),
  };
}
