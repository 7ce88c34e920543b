import type { MissedReason, MissedSpan } from "./missed-time.ts";
import type { SourceState } from "./source.ts";

/** A stretch of time in one state. */
export interface StateStretch {
  from: Date;
  /** Null while it lasts. */
  to: Date | null;
  state: SourceState;
}

/** One source in one step of time. */
export interface CoverageCell {
  /** The worst state that lasted; null where none is known. */
  state: SourceState | null;
  /** Share of the watched time whose posts are there, 0 to 1; null where the source was not watched. Never 0 for "no posts". */
  covered: number | null;
  /** Why the largest missing part is missing. */
  why: MissedReason | null;
}

/** Worst first: which one stands for a step of time in which there were several. */
const byGravity: readonly SourceState[] = [
  "gone",
  "blocked",
  "needs_key",
  "failing",
  "late",
  "too_quiet",
  "paused",
  "new",
  "ok",
];

/** Shorter stretches, as shares of a step, do not give it their colour. */
const lastingShare = 0.05;

/**
 * How well a source was covered in each step of time.
 * @param starts beginnings of the steps, ascending, and the end of the last one
 * @param watched from when the source was read until when; time outside counts for nothing
 */
export function coverageCells(
  starts: readonly Date[],
  watched: { from: Date; to: Date },
  stretches: readonly StateStretch[],
  missed: readonly MissedSpan[],
): CoverageCell[] {
  return starts.slice(0, -1).map((start, at) => {
    const from = Math.max(start.getTime(), watched.from.getTime());
    const to = Math.min((starts[at + 1] ?? start).getTime(), watched.to.getTime());
    if (from >= to) return { state: null, covered: null, why: null };
    const missing = missedWithin(missed, from, to);
    return {
      state: stateWithin(stretches, from, to),
      covered: 1 - missing.ms / (to - from),
      why: missing.why,
    };
  });
}

function stateWithin(stretches: readonly StateStretch[], from: number, to: number): SourceState | null {
  const lasted = new Map<SourceState, number>();
  for (const stretch of stretches) {
    const ms = overlap(stretch.from.getTime(), stretch.to?.getTime() ?? to, from, to);
    if (ms > 0) lasted.set(stretch.state, (lasted.get(stretch.state) ?? 0) + ms);
  }
  const lasting = byGravity.find((state) => (lasted.get(state) ?? 0) >= (to - from) * lastingShare);
  return lasting ?? byGravity.find((state) => lasted.has(state)) ?? null;
}

/** Overlapping spans count once. */
function missedWithin(
  missed: readonly MissedSpan[],
  from: number,
  to: number,
): { ms: number; why: MissedReason | null } {
  const cut = missed
    .map((span) => ({
      from: Math.max(span.from.getTime(), from),
      to: Math.min(span.to.getTime(), to),
      why: span.why,
    }))
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from - b.from);
  let ms = 0;
  let reached = from;
  for (const span of cut) {
    ms += Math.max(0, span.to - Math.max(span.from, reached));
    reached = Math.max(reached, span.to);
  }
  const longest = cut.reduce<(typeof cut)[number] | null>(
    (best, span) => (best === null || span.to - span.from > best.to - best.from ? span : best),
    null,
  );
  return { ms, why: longest?.why ?? null };
}

function overlap(aFrom: number, aTo: number, bFrom: number, bTo: number): number {
  return Math.max(0, Math.min(aTo, bTo) - Math.max(aFrom, bFrom));
}

/** The mean of shares that are known, each source counting alike; null where none is. */
export function meanCovered(shares: readonly (number | null)[]): number | null {
  const known = shares.filter((share) => share !== null);
  return known.length === 0 ? null : known.reduce((sum, share) => sum + share, 0) / known.length;
}
