import type { CoverageRun } from "@earshot/contract/coverage";
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

/** A share in words that never rounds "nearly all" up to all, nor "a little" down to nothing. */
export function coveredPercent(covered: number | null): string | null {
  if (covered === null) return null;
  const whole = Math.round(covered * 100);
  if (covered < 1 && whole === 100) return ">99";
  if (covered > 0 && whole === 0) return "<1";
  return String(whole);
}
