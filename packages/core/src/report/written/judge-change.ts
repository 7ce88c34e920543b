import type { Figure } from "../metrics/figure.ts";

/** What can honestly be said of two numbers. */
export type Change =
  | { is: "up" | "down"; by: number; percent: number | null }
  /** What chance alone may bring. */
  | { is: "same" }
  | { is: "unknown" };

/** Of the normal distribution, for 95 %. */
const z = 1.96;

/**
 * Whether a number changed: intervals of 95 % that overlap say that it did not. Counts get that of a Poisson count (square roots, after Bartlett):
 * the counted is all there was, and yet another week would have brought another number by chance.
 */
export function judgeChange(now: Figure, before: Figure | null, isCount: boolean): Change {
  if (now.value === null || before === null || before.value === null) return { is: "unknown" };
  const by = now.value - before.value;
  const [here, there] = [boundsOf(now, isCount), boundsOf(before, isCount)];
  if (by === 0 || here === null || there === null || (here.low <= there.high && there.low <= here.high))
    return here === null || there === null ? { is: "unknown" } : { is: "same" };
  const percent = before.value > 0 ? (100 * by) / before.value : null;
  return { is: by > 0 ? "up" : "down", by, percent };
}

function boundsOf(figure: Figure, isCount: boolean): { low: number; high: number } | null {
  const { value, low, high } = figure;
  if (low !== null && high !== null) return { low, high };
  if (!isCount || value === null) return null;
  const root = Math.sqrt(value + 3 / 8);
  return { low: Math.max(0, root - z / 2) ** 2, high: (root + z / 2) ** 2 };
}
