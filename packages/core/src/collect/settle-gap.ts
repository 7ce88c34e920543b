/** What became of asking for a gap once more. `whole`: nothing of it is missing any longer. */
export type RecollectOutcome = "whole" | "part" | "nothing";

export interface SettledGap {
  outcome: RecollectOutcome;
  /** What is still missing; null when all of it came. */
  rest: { from: Date; to: Date } | null;
}

/**
 * Decides what a source that was read anew has given of a gap. It shows its newest posts without holes, so everything from the
 * oldest one on is there and nothing before it can be had.
 * @param offeredFrom publication time of the oldest post that it still shows; null when it shows none
 */
export function settleGap(gap: { from: Date; to: Date }, offeredFrom: Date | null): SettledGap {
  const { from, to } = gap;
  if (offeredFrom === null || offeredFrom >= to) return { outcome: "nothing", rest: { from, to } };
  if (offeredFrom <= from) return { outcome: "whole", rest: null };
  return { outcome: "part", rest: { from, to: offeredFrom } };
}
