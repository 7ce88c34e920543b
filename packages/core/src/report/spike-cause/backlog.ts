import type { FoundSpike, SpikeMention } from "./spike-cause.ts";

/** A gap of a source that ended. */
export interface EndedGap {
  sourceId: number;
  until: Date;
}

export interface GapBefore {
  /** When the last of them ended. */
  until: Date;
  sources: number;
  /** Mentions of the spike from these sources that came without a date: they count for when they were found. */
  late: number;
}

/** A gap that ended so long before still explains what comes in at once. */
const beforeMs = 6 * 3_600_000;

/** Gaps that ended within a spike or right before it; null where none did. */
export function gapBefore(
  spike: FoundSpike,
  mentions: readonly SpikeMention[],
  gaps: readonly EndedGap[],
): GapBefore | null {
  const near = gaps.filter(
    ({ until }) => until.getTime() >= spike.from.getTime() - beforeMs && until < spike.until,
  );
  if (near.length === 0) return null;
  const sources = new Set(near.map(({ sourceId }) => sourceId));
  const told = mentions.filter(({ sourceId }) => sources.has(sourceId));
  if (told.length === 0) return null;
  const late = told.filter(({ isUndated }) => isUndated).length;
  const until = new Date(Math.max(...near.map((gap) => gap.until.getTime())));
  return { until, sources: new Set(told.map(({ sourceId }) => sourceId)).size, late };
}

/**
 * What is left without what was only collected late is no spike: it stays below the threshold, or loses most of what was beyond the usual.
 * @param sampled how many mentions were looked at
 */
export function isBacklog(spike: FoundSpike, gap: GapBefore | null, sampled: number): boolean {
  if (gap === null || gap.late === 0) return false;
  const left = spike.count * (1 - gap.late / Math.max(1, sampled));
  return left < Math.min(spike.threshold, (spike.count + spike.expected) / 2);
}
