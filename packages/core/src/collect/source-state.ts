import type { SourceReason } from "./source-reason.ts";
import type { SourceState } from "./source.ts";

/** The health of a source as stored; every visit turns it into the next one. */
export interface SourceHealth {
  state: SourceState;
  since: Date;
  reason: SourceReason | null;
  /** What the host or the reader said, as it was. */
  raw: string | null;
  /** Failures in a row. */
  errorCount: number;
  lastSuccessAt: Date | null;
}

/** What one visit came to. */
export type CheckResult =
  | { ok: true; expectedPosts: number | null; receivedPosts: number | null }
  | { ok: false; reason: SourceReason; raw: string | null };

/** Below this many failures in a row a source is late, not failing: networks hiccup. */
const failuresToFail = 3;

/** States in which nobody asks any more until a person acts. */
export function isAtRest(state: SourceState): boolean {
  return state === "paused" || state === "gone";
}

/** The health after one more visit. */
export function applyCheck(before: SourceHealth, check: CheckResult, now: Date): SourceHealth {
  if (check.ok) {
    const after = { reason: null, raw: null, errorCount: 0, lastSuccessAt: now };
    const isQuiet = isTooQuiet(check.expectedPosts, check.receivedPosts);
    const state = isQuiet ? "too_quiet" : "ok";
    return { ...after, ...sinceOf(before, state, now), reason: isQuiet ? "too_quiet" : null };
  }
  const errorCount = before.errorCount + 1;
  const state = stateOfFailure(check.reason, errorCount);
  const { lastSuccessAt } = before;
  return {
    ...sinceOf(before, state, now),
    reason: check.reason,
    raw: check.raw,
    errorCount,
    lastSuccessAt,
  };
}

/** Reasons that say at once what the matter is; the others may pass, so they are given time. */
const certain: ReadonlyMap<SourceReason, SourceState> = new Map([
  ["gone", "gone"],
  ["unauthorized", "needs_key"],
  ["forbidden", "blocked"],
  ["legal_reasons", "blocked"],
  ["refused_address", "blocked"],
  ["bad_url", "failing"],
  ["not_found", "failing"],
  ["not_a_feed", "failing"],
  ["error_page", "failing"],
  ["no_file", "failing"],
  ["no_connector", "failing"],
  ["needs_key", "needs_key"],
  ["wrong_password", "needs_key"],
  ["not_open", "blocked"],
  ["not_there", "failing"],
  ["over_budget", "needs_money"],
  ["no_credits", "needs_money"],
  ["forbidden_by_robots", "blocked"],
]);

function stateOfFailure(reason: SourceReason, errorCount: number): SourceState {
  // Until a quota is renewed nothing is wrong: what there is comes later.
  if (reason === "over_quota") return "late";
  const isAskedToWait = reason === "rate_limited" || reason === "unavailable";
  const patience = isAskedToWait ? 2 * failuresToFail : failuresToFail;
  return certain.get(reason) ?? (errorCount < patience ? "late" : "failing");
}

/** A state keeps its beginning for as long as it lasts. */
function sinceOf(before: SourceHealth, state: SourceState, now: Date): { state: SourceState; since: Date } {
  return { state, since: before.state === state ? before.since : now };
}

/**
 * Whether a source gave far fewer posts than its own history lets expect: counts scatter like Poisson ones,
 * so three standard deviations below, and never for sources that publish a handful.
 * @param expected posts in a time span, by earlier spans; null when its history is too short
 * @param received posts in the latest such span
 */
export function isTooQuiet(expected: number | null, received: number | null): boolean {
  if (expected === null || received === null || expected < 10) return false;
  return received < expected - 3 * Math.sqrt(expected);
}

/** A visit is late once it is overdue by a quarter of an hour: then nobody is collecting. */
const overdueMs = 900_000;

/** The state to show now: a healthy source that nobody visits is late, whatever its last visit said. */
export function stateAt(
  health: Pick<SourceHealth, "state" | "since" | "reason">,
  nextCheckAt: Date | null,
  now: Date,
): Pick<SourceHealth, "state" | "since" | "reason"> {
  const { state, since, reason } = health;
  const isHealthy = state === "ok" || state === "too_quiet" || state === "new";
  if (!isHealthy || nextCheckAt === null) return { state, since, reason };
  if (now.getTime() - nextCheckAt.getTime() < overdueMs) return { state, since, reason };
  return { state: "late", since: nextCheckAt, reason: "not_visited" };
}
