import type { Finding } from "@earshot/core/respond/finding";

/** A problem planted in a draft: its check and words; empty words mean the whole draft. */
export interface ExpectedFinding {
  check: string;
  quote: string;
}

export interface ScoredDraft {
  isGood: boolean;
  expected: readonly ExpectedFinding[];
  missed: ExpectedFinding[];
  /** Findings that answer no planted problem. */
  beside: Finding[];
}

export interface CheckSums {
  planted: number;
  found: number;
  beside: number;
  alarms: number;
}

/** A planted problem is found by a finding of its check that touches its words; one finding answers one problem. */
export function scoreFindings(
  draft: string,
  expected: readonly ExpectedFinding[],
  findings: readonly Finding[],
): ScoredDraft {
  const left = new Set(findings);
  const missed = expected.filter(({ check, quote }) => {
    const start = draft.indexOf(quote);
    const end = start + quote.length;
    const hit = [...left].find(
      (one) =>
        one.check === check && (quote === "" || one.quote === "" || (one.start < end && start < one.end)),
    );
    return hit === undefined || !left.delete(hit);
  });
  return { isGood: expected.length === 0, expected, missed, beside: [...left] };
}

/** Sums for each check and for the set; false alarms are good drafts with any finding. */
export function sumScores(scored: readonly ScoredDraft[]): {
  checks: [string, CheckSums][];
  planted: number;
  found: number;
  good: number;
  alarmed: number;
} {
  const checks = new Map<string, CheckSums>();
  const of = (check: string): CheckSums => {
    const sums = checks.get(check) ?? { planted: 0, found: 0, beside: 0, alarms: 0 };
    checks.set(check, sums);
    return sums;
  };
  for (const { isGood, expected, missed, beside } of scored) {
    for (const { check } of expected) {
      of(check).planted++;
      of(check).found++;
    }
    for (const { check } of missed) of(check).found--;
    for (const { check } of beside) {
      of(check).beside++;
      if (isGood) of(check).alarms++;
    }
  }
  const all = [...checks.values()];
  const good = scored.filter(({ isGood }) => isGood);
  return {
    checks: [...checks].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    planted: all.reduce((sum, one) => sum + one.planted, 0),
    found: all.reduce((sum, one) => sum + one.found, 0),
    good: good.length,
    alarmed: good.filter(({ beside }) => beside.length > 0).length,
  };
}
