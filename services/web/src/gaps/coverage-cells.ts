import type { CoverageRun, CoverageSource } from "@earshot/contract/coverage";
import type { SourceState } from "@earshot/core/collect/source";

/** One step of time of one source, as it is drawn. */
export interface DrawnCell {
  state: SourceState | null;
  /** Null where the source was not watched. */
  covered: number | null;
  why: string | null;
}

/** Takes runs apart into one cell for each step. */
export function cellsOf(runs: readonly CoverageRun[]): DrawnCell[] {
  return runs.flatMap(({ cells, ...cell }) => Array.from({ length: cells }, () => cell));
}

export interface CoverageView {
  q: string;
  platform: string | null;
  /** Only what a person should look at: unwell now, or with posts missing. */
  isAilingOnly: boolean;
}

const wellStates: ReadonlySet<SourceState> = new Set(["ok", "new", "paused"]);

export function isUnwell(source: Pick<CoverageSource, "state" | "covered">): boolean {
  return !wellStates.has(source.state) || (source.covered !== null && source.covered < 1);
}

/** Sources of a view: those that are unwell now first, then the least covered, then by name. */
export function arrangeCoverage(
  sources: readonly CoverageSource[],
  view: CoverageView,
  language: string,
): CoverageSource[] {
  const q = view.q.trim().toLowerCase();
  const names = new Intl.Collator(language);
  const rank = ({ state }: CoverageSource): number => (wellStates.has(state) ? 1 : 0);
  return sources
    .filter(
      (source) =>
        (view.platform === null || source.platform === view.platform) &&
        (!view.isAilingOnly || isUnwell(source)) &&
        (q === "" || source.name.toLowerCase().includes(q)),
    )
    .sort(
      (a, b) => rank(a) - rank(b) || (a.covered ?? 1) - (b.covered ?? 1) || names.compare(a.name, b.name),
    );
}

/** A share in words that never rounds "nearly all" up to all, nor "a little" down to nothing. */
export function coveredPercent(covered: number | null): string | null {
  if (covered === null) return null;
  const whole = Math.round(covered * 100);
  if (covered < 1 && whole === 100) return ">99";
  if (covered > 0 && whole === 0) return "<1";
  return String(whole);
}
