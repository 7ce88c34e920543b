import type { ShownFigure } from "@earshot/contract/figure";
import type { MetricUnit } from "@earshot/core/report/metrics/metric";
import { isCounted } from "./figure-words.ts";

export interface Compared {
  now: number;
  before: number;
  /** In percent of what was before for counts, in points for shares and balances; null where there was nothing to divide by. */
  change: number | null;
  direction: "more" | "less" | "same";
  /** Chance alone often makes a difference as large: nothing should be read into it. */
  isWithinChance: boolean;
}

/** Of the normal distribution, for 95 %. */
const z = 1.96;

/**
 * A figure beside the one of the time before; null where either is not known. Two counts differ beyond chance when they lie more than
 * z √(a + b) apart (two Poisson counts over equal times); shares and balances when they lie further apart than their intervals allow
 * together (R. Newcombe, 1998: the square of the half-widths is added).
 */
export function compareFigures(
  now: ShownFigure,
  before: ShownFigure | null,
  unit: MetricUnit,
): Compared | null {
  if (now.value === null || before === null || before.value === null) return null;
  const difference = now.value - before.value;
  const change = isCounted(unit)
    ? before.value === 0
      ? null
      : (100 * difference) / before.value
    : difference;
  return {
    now: now.value,
    before: before.value,
    change,
    direction: difference > 0 ? "more" : difference < 0 ? "less" : "same",
    isWithinChance: isWithinChance(now, before, unit, Math.abs(difference)),
  };
}

function isWithinChance(now: ShownFigure, before: ShownFigure, unit: MetricUnit, apart: number): boolean {
  if (unit === "mentions") return apart <= z * Math.sqrt((now.value ?? 0) + (before.value ?? 0));
  // Sums of audiences follow their few largest: how far chance carries them is not known, and nothing is claimed.
  if (isCounted(unit)) return false;
  const [mine, theirs] = [halfWidth(now), halfWidth(before)];
  return mine !== null && theirs !== null && apart <= Math.hypot(mine, theirs);
}

function halfWidth({ low, high }: ShownFigure): number | null {
  return low === null || high === null ? null : (high - low) / 2;
}
