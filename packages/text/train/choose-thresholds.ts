/** Scores of one check: of each planted problem, and the highest in each good draft (the same drafts for every check). */
export interface CheckScores {
  planted: readonly number[];
  good: readonly number[];
}

/** Planted problems and good drafts, and how many of them thresholds find and alarm. */
export interface Tally {
  found: number;
  planted: number;
  alarmed: number;
  good: number;
}

export interface ChosenThresholds extends Tally {
  /** For each check the score above which it is found; Infinity finds nothing. */
  thresholds: number[];
}

const cheapest = 0.2;
const dearest = 8;
const step = 1.1;
const hair = 1e-6;

/** The threshold that finds most when an alarm on a good draft costs so many finds. */
function thresholdAt({ planted, good }: CheckScores, cost: number): number {
  let best = 0;
  let chosen = Infinity;
  for (const score of planted) {
    const from = score - hair;
    const worth = countOver(planted, from) - cost * countOver(good, from);
    if (worth > best) [best, chosen] = [worth, from];
  }
  return chosen;
}

function countOver(scores: readonly number[], from: number): number {
  return scores.filter((score) => score > from).length;
}

/** What thresholds find of planted problems and alarm of good drafts. */
export function tally(checks: readonly CheckScores[], thresholds: readonly number[]): Tally {
  const from = (at: number): number => thresholds[at] ?? Infinity;
  const good = checks[0]?.good ?? [];
  const alarmed = good.filter((_, one) =>
    checks.some((check, at) => (check.good[one] ?? -Infinity) > from(at)),
  ).length;
  const found = checks.reduce((sum, check, at) => sum + countOver(check.planted, from(at)), 0);
  const planted = checks.reduce((sum, check) => sum + check.planted.length, 0);
  return { found, planted, alarmed, good: good.length };
}

/** Lowers one threshold after the other, the one that finds most for its alarms first, while the alarms stay within the goal. */
function useUp(checks: readonly CheckScores[], thresholds: number[], alarmsMax: number): number[] {
  const now = tally(checks, thresholds);
  let best = 0;
  let chosen = thresholds;
  for (const [at, { planted }] of checks.entries()) {
    for (const score of planted) {
      const next = thresholds.with(at, Math.min(thresholds[at] ?? Infinity, score - hair));
      const { found, alarmed } = tally(checks, next);
      if (alarmed > alarmsMax || found <= now.found) continue;
      const worth = (found - now.found) / (alarmed - now.alarmed + hair);
      if (worth > best) [best, chosen] = [worth, next];
    }
  }
  return best > 0 ? useUp(checks, chosen, alarmsMax) : thresholds;
}

/** Thresholds that find most problems while at most `alarmGoal` of the good drafts are alarmed by any check. */
export function chooseThresholds(checks: readonly CheckScores[], alarmGoal: number): ChosenThresholds {
  const good = checks[0]?.good.length ?? 0;
  const alarmsMax = alarmGoal * good;
  let chosen = checks.map(() => Infinity);
  let most = 0;
  for (let cost = cheapest; cost < dearest; cost *= step) {
    const thresholds = checks.map((check) => thresholdAt(check, cost));
    const { found, alarmed } = tally(checks, thresholds);
    if (alarmed <= alarmsMax && found > most) [most, chosen] = [found, thresholds];
  }
  const thresholds = useUp(checks, chosen, alarmsMax);
  return { thresholds, ...tally(checks, thresholds) };
}
