import type { AlertRule } from "./alert-rules.ts";

/** `between`: neither trouble nor well, such as a disk that is no longer full and not yet roomy. */
export type AlertSignal = "bad" | "between" | "good";

/** Where the alert about one thing stands; null before any trouble. */
export interface AlertProgress {
  suspectedAt: Date;
  /** Null while it is only suspected. */
  openedAt: Date | null;
  /** Since when all has been well; null while it is not. */
  clearSince: Date | null;
}

/** What becomes of it: `forgotten` was a suspicion that passed, `resolved` an alert that is over. */
export type AlertStep =
  | { kind: "none" }
  | { kind: "suspected"; progress: AlertProgress }
  | { kind: "opened"; progress: AlertProgress }
  | { kind: "lasting"; progress: AlertProgress }
  | { kind: "forgotten" }
  | { kind: "resolved" };

/**
 * The next step of an alert. Trouble must last for `raiseAfterMs` before it is said, quiet for `clearAfterMs` before it is
 * over; what lies between two thresholds keeps things as they are, so that nothing flaps.
 */
export function nextAlert(
  before: AlertProgress | null,
  signal: AlertSignal,
  rule: AlertRule,
  now: Date,
): AlertStep {
  if (before === null) return signal === "bad" ? suspect(now, rule) : { kind: "none" };
  if (before.openedAt === null) return weigh(before, signal, rule, now);
  if (signal !== "good") return { kind: "lasting", progress: { ...before, clearSince: null } };
  const clearSince = before.clearSince ?? now;
  return now.getTime() - clearSince.getTime() >= rule.clearAfterMs
    ? { kind: "resolved" }
    : { kind: "lasting", progress: { ...before, clearSince } };
}

function suspect(now: Date, rule: AlertRule): AlertStep {
  return weigh({ suspectedAt: now, openedAt: null, clearSince: null }, "bad", rule, now);
}

function weigh(before: AlertProgress, signal: AlertSignal, rule: AlertRule, now: Date): AlertStep {
  if (signal !== "bad") return { kind: "forgotten" };
  const isLong = now.getTime() - before.suspectedAt.getTime() >= rule.raiseAfterMs;
  return isLong
    ? { kind: "opened", progress: { ...before, openedAt: now } }
    : { kind: "suspected", progress: before };
}
