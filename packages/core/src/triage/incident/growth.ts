/** Minutes that one bar of the growth stands for. */
export const growthStepMinutes = 15;

export interface GrowthBar {
  from: Date;
  count: number;
  /** A part of this time a source of the incident was not listened to: fewer posts prove nothing. */
  isGap: boolean;
  /** It has not ended yet. */
  isRunning: boolean;
}

/**
 * How an incident grows: posts by quarter of an hour, in quarters of the clock, from `since` on, the latest `barsMax` of them.
 * @param gaps times in which a source of the incident was not listened to; without an end they last
 */
export function growthBars(given: {
  since: Date;
  now: Date;
  publishedAt: readonly Date[];
  gaps: readonly { from: Date; to: Date | null }[];
  barsMax: number;
}): GrowthBar[] {
  const step = growthStepMinutes * 60_000;
  const last = Math.floor(given.now.getTime() / step);
  const first = Math.max(Math.floor(given.since.getTime() / step), last - given.barsMax + 1);
  const counts = new Map<number, number>();
  for (const at of given.publishedAt) {
    const bar = Math.floor(at.getTime() / step);
    counts.set(bar, (counts.get(bar) ?? 0) + 1);
  }
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => {
    const bar = Math.min(first, last) + index;
    const from = bar * step;
    const until = Math.min(from + step, given.now.getTime());
    return {
      from: new Date(from),
      count: counts.get(bar) ?? 0,
      isGap: given.gaps.some(
        (gap) => gap.from.getTime() < until && (gap.to === null || gap.to.getTime() > from),
      ),
      isRunning: bar === last,
    };
  });
}
