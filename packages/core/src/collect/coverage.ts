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
  "needs_money",
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
  // Instants as numbers, once: a matrix of thousands of sources looks at each of them for every step.
  const times = starts.map((start) => start.getTime());
  const [first, last] = [watched.from.getTime(), watched.to.getTime()];
  const states = stretches.map(({ from, to, state }) => ({
    from: from.getTime(),
    to: to?.getTime() ?? Number.POSITIVE_INFINITY,
    state,
  }));
  const missing = missed
    .map(({ from, to, why }) => ({ from: from.getTime(), to: to.getTime(), why }))
    .sort((a, b) => a.from - b.from);
  return times.slice(0, -1).map((start, at) => {
    const from = Math.max(start, first);
    const to = Math.min(times[at + 1] ?? start, last);
    if (from >= to) return unwatched;
    const state = stateWithin(states, from, to);
    if (missing.length === 0) return wholeCell(state);
    const { ms, why } = missedWithin(missing, from, to);
    return ms === 0 ? wholeCell(state) : { state, covered: 1 - ms / (to - from), why };
  });
}

const unwatched: CoverageCell = { state: null, covered: null, why: null };

/** Most cells of a matrix are one of a few: they share their objects. */
const whole = new Map<SourceState | null, CoverageCell>();

function wholeCell(state: SourceState | null): CoverageCell {
  const known = whole.get(state);
  if (known !== undefined) return known;
  const cell: CoverageCell = { state, covered: 1, why: null };
  whole.set(state, cell);
  return cell;
}

/** Milliseconds of the clock. */
interface Times {
  from: number;
  to: number;
}

function stateWithin(
  states: readonly (Times & { state: SourceState })[],
  from: number,
  to: number,
): SourceState | null {
  let lasted: Map<SourceState, number> | null = null;
  for (const each of states) {
    if (each.from >= to || each.to <= from) continue;
    if (each.from <= from && each.to >= to) return each.state;
    lasted ??= new Map();
    const ms = Math.min(each.to, to) - Math.max(each.from, from);
    lasted.set(each.state, (lasted.get(each.state) ?? 0) + ms);
  }
  if (lasted === null) return null;
  const found = lasted;
  const lasting = byGravity.find((state) => (found.get(state) ?? 0) >= (to - from) * lastingShare);
  return lasting ?? byGravity.find((state) => found.has(state)) ?? null;
}

/** Overlapping spans count once. @param missing the earliest first */
function missedWithin(
  missing: readonly (Times & { why: MissedReason })[],
  from: number,
  to: number,
): { ms: number; why: MissedReason | null } {
  let ms = 0;
  let reached = from;
  let longest = 0;
  let why: MissedReason | null = null;
  for (const each of missing) {
    if (each.from >= to) break;
    if (each.to <= from) continue;
    const [start, end] = [Math.max(each.from, from), Math.min(each.to, to)];
    ms += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
    if (end - start > longest) {
      longest = end - start;
      why = each.why;
    }
  }
  return { ms, why };
}

/** The mean of shares that are known, each source counting alike; null where none is. */
export function meanCovered(shares: readonly (number | null)[]): number | null {
  const known = shares.filter((share) => share !== null);
  return known.length === 0 ? null : known.reduce((sum, share) => sum + share, 0) / known.length;
}
