import type { Severity } from "../../triage/status.ts";
import type { AlertRule } from "./alert-rule.ts";
import { nextAt, quietUntil } from "./quiet-hours.ts";

/** What has been told of an alert. */
export interface ToldSoFar {
  openedAt: Date;
  severity: Severity;
  /** How many steps were told. */
  stepsTold: number;
  /** Somebody looks after it, or it is over. */
  isSettled: boolean;
}

/**
 * When the next step of an alert is told; null when there is none. Digest and quiet hours put it off, and so do they what follows: nobody is
 * escalated to before somebody was told. Steps of an alert that somebody acknowledged are not told any more.
 */
export function nextTelling(
  rule: Pick<AlertRule, "steps" | "telling" | "quiet" | "zone">,
  told: ToldSoFar,
  now: Date,
): Date | null {
  const step = rule.steps[told.stepsTold];
  if (told.isSettled || step === undefined) return null;
  const before = rule.steps[told.stepsTold - 1]?.afterMinutes ?? 0;
  const waitMs = Math.max(0, step.afterMinutes - before) * 60_000;
  const from = told.stepsTold === 0 ? told.openedAt : now;
  const due = new Date(Math.max(from.getTime() + waitMs, now.getTime()));
  const { telling } = rule;
  const isGathered = telling.mode === "digest" && told.stepsTold === 0;
  const gathered = isGathered ? nextAt(telling.minutes, rule.zone, due) : due;
  return quietUntil(rule.quiet && { ...rule.quiet, zone: rule.zone }, told.severity, gathered);
}
