import type { RecollectOutcome } from "./settle-gap.ts";
import type { SourceReason } from "./source-reason.ts";
import { isKnownReason } from "./source-reason.ts";
import { stateAt } from "./source-state.ts";
import type { SourceState } from "./source.ts";

/** Why time of a source is missing: a reason of its state, or what only time itself can tell. */
export type MissedReason = SourceReason | "window_passed" | "paused" | "not_read_yet";

export interface MissedSpan {
  from: Date;
  to: Date;
  why: MissedReason;
}

/** A source as far as its coverage needs to know it. */
export interface WatchedSource {
  state: SourceState;
  stateSince: Date;
  reasonCode: string | null;
  lastSuccessAt: Date | null;
  nextCheckAt: Date | null;
  createdAt: Date;
  retiredAt: Date | null;
}

/** A stored gap. */
export interface StoredGap {
  from: Date;
  /** Null while it lasts. */
  to: Date | null;
  why: string;
  outcome: RecollectOutcome | null;
}

const unread: ReadonlySet<SourceState> = new Set(["failing", "needs_key", "needs_money", "blocked", "gone"]);

/**
 * The time of which a source's posts are missing as far as is known now: its stored gaps, and what has not been read until now and
 * should have been. What a later visit finds complete leaves this list again. Overlaps are possible.
 */
export function missedTime(source: WatchedSource, gaps: readonly StoredGap[], now: Date): MissedSpan[] {
  const end = source.retiredAt ?? now;
  const stored = gaps
    .filter((gap) => gap.outcome !== "whole")
    .map((gap) => ({ from: gap.from, to: gap.to ?? end, why: readMissedReason(gap.why) }));
  const running = runningMiss(source, now);
  const all = running === null ? stored : [...stored, { ...running, to: end }];
  return all.filter((span) => span.from < span.to);
}

function runningMiss(source: WatchedSource, now: Date): Omit<MissedSpan, "to"> | null {
  const { lastSuccessAt, createdAt, retiredAt } = source;
  if (retiredAt !== null) return null;
  const reason = source.reasonCode !== null && isKnownReason(source.reasonCode) ? source.reasonCode : null;
  const shown = stateAt({ state: source.state, since: source.stateSince, reason }, source.nextCheckAt, now);
  if (shown.state === "paused") return { from: shown.since, why: "paused" };
  if (shown.reason === "not_visited") return { from: shown.since, why: "not_visited" };
  // A first failure may be a hiccup, whose posts come with the next visit.
  if (!unread.has(shown.state) && !(shown.state === "late" && lastSuccessAt === null)) return null;
  return { from: lastSuccessAt ?? createdAt, why: shown.reason ?? "not_read_yet" };
}

/** Reads the stored reason of a gap; what is not known was an error of ours. */
export function readMissedReason(why: string): MissedReason {
  if (why === "window_passed" || why === "paused" || why === "not_read_yet") return why;
  return isKnownReason(why) ? why : "internal";
}
