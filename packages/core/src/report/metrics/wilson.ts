/** A share with what is known about it: `low` and `high` bound it with 95 % confidence. Shares are null where there is nothing to divide. */
export interface Share {
  hits: number;
  n: number;
  share: number | null;
  low: number | null;
  high: number | null;
}

/** Of the normal distribution, for 95 %. */
const z = 1.959964;

/** A share with its interval of 95 %. */
export function shareOf(hits: number, n: number): Share {
  if (n === 0) return { hits, n, share: null, low: null, high: null };
  const share = hits / n;
  return { hits, n, share, ...intervalOf(share, n) };
}

/**
 * The score interval of Wilson (1927): unlike the share plus or minus its error it stays within 0 and 1 and is
 * honest for the few clocks that one person has in a week.
 * @param n how many were looked at, above 0; a fraction where they count unevenly
 */
export function intervalOf(share: number, n: number): { low: number; high: number } {
  const base = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / base;
  const half = (z / base) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  // At both ends the bound is exact, which fractions of the machine miss by a hair: "less than 1 %" of none.
  return {
    low: share === 0 ? 0 : Math.max(0, centre - half),
    high: share === 1 ? 1 : Math.min(1, centre + half),
  };
}
