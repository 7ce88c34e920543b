import type { CoverageCell } from "@earshot/core/collect/coverage";
import { ailingStates } from "@earshot/core/collect/source-state-names";
import { expectedPosts } from "@earshot/core/collect/rhythm";
import type { CoverageAnswer, CoverageRun, CoverageSource, Gap } from "@earshot/contract/coverage";
import type { Source } from "@earshot/contract/source";
import type { Coverage, SourceCoverage } from "@earshot/db/queries/coverage";
import type { GapRow } from "@earshot/db/queries/gaps";
import type { DayCounts } from "@earshot/db/queries/source-hours";
import { iso, isoOrNull } from "./iso.ts";

const ailing: ReadonlySet<string> = new Set(ailingStates);

/** The matrix of the page: what is alike side by side travels once. */
export function viewCoverage(
  coverage: Coverage,
  sources: ReadonlyMap<number, Source>,
  days: readonly DayCounts[],
): CoverageAnswer {
  const dayOf = new Map(days.map((day) => [day.sourceId, day]));
  const rows = coverage.sources.flatMap((each) => {
    const source = sources.get(each.sourceId);
    return source === undefined ? [] : [viewRow(each, source, dayOf.get(each.sourceId))];
  });
  return {
    starts: coverage.starts.map(iso),
    covered: rounded(coverage.covered),
    steps: coverage.steps.map(rounded),
    platforms: coverage.platforms.map((each) => ({
      platform: each.platform,
      sources: each.sources,
      ailing: rows.filter((row) => row.platform === each.platform && ailing.has(row.state)).length,
      covered: rounded(each.covered),
      steps: each.steps.map(rounded),
    })),
    sources: rows,
  };
}

function viewRow(coverage: SourceCoverage, source: Source, day: DayCounts | undefined): CoverageSource {
  const { sourceId, name, platform, folder, state, stateSince, reasonCode, reasonRaw } = source;
  const health = { state, stateSince, reasonCode, reasonRaw };
  return {
    sourceId,
    name,
    platform,
    folder,
    ...health,
    lastSuccessAt: source.lastSuccessAt,
    nextCheckAt: source.nextCheckAt,
    covered: rounded(coverage.covered),
    received: day?.received ?? 0,
    expected: day === undefined ? null : expectedPosts(day.earlier),
    runs: runsOf(coverage.cells),
  };
}

function runsOf(cells: readonly CoverageCell[]): CoverageRun[] {
  const runs: CoverageRun[] = [];
  for (const cell of cells) {
    const covered = rounded(cell.covered);
    const last = runs.at(-1);
    if (last && last.state === cell.state && last.covered === covered && last.why === cell.why)
      last.cells += 1;
    else runs.push({ cells: 1, state: cell.state, covered, why: cell.why });
  }
  return runs;
}

/** To a thousandth, but what is not all of it never becomes all. */
export function rounded(share: number | null): number | null {
  if (share === null || share === 1) return share;
  return Math.min(Math.round(share * 1_000) / 1_000, 0.999);
}

export function viewGap(gap: GapRow): Gap {
  return {
    gapId: gap.sourceGapId,
    from: iso(gap.from),
    to: isoOrNull(gap.to),
    why: gap.why,
    askedAt: isoOrNull(gap.askedAt),
    settledAt: isoOrNull(gap.settledAt),
    outcome: gap.outcome,
    recovered: gap.recovered,
    offeredFrom: isoOrNull(gap.offeredFrom),
    backfillRunId: gap.backfillRunId,
  };
}
