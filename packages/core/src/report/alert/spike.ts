import {
  expectedAt,
  learnedHours,
  learnUsual,
  weekHours,
  type Usual,
  type WindowCount,
} from "./usual-hours.ts";
import { tailProbability, thresholdOf } from "./tail.ts";
import { wallTime } from "./zone-clock.ts";

/** When more posts than usual are a spike. */
export interface SpikeCondition {
  /** Length of the window that is counted, the current hour included. */
  windowHours: 1 | 3 | 6 | 24;
  /** How many alarms a month may come from chance alone. */
  falseAlarmsPerMonth: number;
  /** Fewer are never a spike. */
  minCount: number;
}

/** Posts per whole hour (UTC), without holes; null: nobody was listening. */
export interface HourlyCounts {
  /** Start of the first hour. */
  since: Date;
  counts: readonly (number | null)[];
  zone: string;
}

export const hourMs = 3_600_000;
/** Hours of a mean month. */
const monthHours = 730.5;

/** The windows that end with each hour; one that holds an unheard hour is unheard itself. */
export function windowCounts({ since, counts, zone }: HourlyCounts, windowHours: number): WindowCount[] {
  return counts.map((_, end) => {
    const window = counts.slice(Math.max(0, end + 1 - windowHours), end + 1);
    const isWhole = window.length === windowHours && window.every((count) => count !== null);
    const { weekday, minute } = wallTime(new Date(since.getTime() + end * hourMs), zone);
    return {
      hourOfWeek: weekday * 24 + Math.floor(minute / 60),
      count: isWhole ? window.reduce<number>((sum, count) => sum + (count ?? 0), 0) : null,
    };
  });
}

/** What the count of a window came to. */
export type SpikeJudgement =
  | { kind: "lacking"; days: number; posts: number }
  | {
      kind: "judged";
      isSpike: boolean;
      count: number;
      /** What was to be expected, and from what count on it is a spike. */
      mean: number;
      threshold: number;
      /** Probability that chance alone brings as many. */
      probability: number;
    };

/**
 * Judges the last window, whose last hour may still be running: its count can only grow, so an alarm before its end is no more often
 * false than one at its end.
 */
export function judgeSpike(condition: SpikeCondition, hours: HourlyCounts): SpikeJudgement {
  const windows = windowCounts(hours, condition.windowHours);
  const at = windows.length - 1;
  const learned = learnAt(windows, hours.counts, at);
  if ("lacking" in learned) return { kind: "lacking", ...learned.lacking };
  return judgeWindow(condition, learned.usual, windows[at]);
}

/** How often a month chance alone raises the alarm, at most: windows overlap, and an alert that lasts counts once. */
export function falseAlarmsPerMonth(condition: SpikeCondition, usual: Usual): number {
  const sum = usual.means.reduce((total, mean) => {
    const expected = { mean, excess: usual.excess };
    return total + tailProbability(thresholdFor(condition, expected), expected);
  }, 0);
  return (sum / weekHours) * monthHours;
}

/** What is usual as it is seen from one hour: from the eight weeks before its window began. */
export function learnAt(
  windows: readonly WindowCount[],
  counts: readonly (number | null)[],
  at: number,
): ReturnType<typeof learnUsual> {
  const from = Math.max(0, at - learnedHours);
  const posts = counts.slice(from, at).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return learnUsual(windows.slice(from, at), posts);
}

/** Judges one window by what is usual. An unheard one is no spike. */
export function judgeWindow(
  condition: SpikeCondition,
  usual: Usual,
  window: WindowCount | undefined,
): Extract<SpikeJudgement, { kind: "judged" }> {
  const expected = expectedAt(usual, window?.hourOfWeek ?? 0);
  const threshold = thresholdFor(condition, expected);
  const count = window?.count ?? 0;
  return {
    kind: "judged",
    isSpike: count >= threshold,
    count,
    mean: expected.mean,
    threshold,
    probability: tailProbability(count, expected),
  };
}

function thresholdFor(condition: SpikeCondition, expected: { mean: number; excess: number }): number {
  return thresholdOf(expected, condition.falseAlarmsPerMonth / monthHours, condition.minCount);
}
