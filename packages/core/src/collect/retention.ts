const dayMs = 24 * 3_600_000;

/** What is kept for how long. */
export interface Retention {
  /** Posts that speak of nothing watched: kept this long, so that a new alias finds history. */
  unmatchedDays: number;
  /** The log of attempts to read sources. */
  checkDays: number;
  /** Newest attempts that are kept of each source at most, whatever their age. */
  checksPerSource: number;
  /** Attempts to sign in: no throttle looks further back than minutes. */
  signInDays: number;
  /** How many posts a source gave in each hour: as far back as its rhythm is learnt from, and some weeks to look at. */
  hourDays: number;
  /** Which states a source was in. */
  stateDays: number;
  /** Windows of quotas that have passed. */
  quotaDays: number;
}

export const usualRetention: Retention = {
  unmatchedDays: 90,
  checkDays: 30,
  checksPerSource: 5_000,
  signInDays: 7,
  hourDays: 100,
  stateDays: 400,
  quotaDays: 8,
};

/** The instants before which each kind of thing is let go. */
export function retentionCutoffs(
  retention: Retention,
  now: Date,
): Record<"checks" | "signIns" | "hours" | "states" | "quotas", Date> {
  const before = (days: number): Date => new Date(now.getTime() - days * dayMs);
  return {
    checks: before(retention.checkDays),
    signIns: before(retention.signInDays),
    hours: before(retention.hourDays),
    states: before(retention.stateDays),
    quotas: before(retention.quotaDays),
  };
}
