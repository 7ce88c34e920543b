import { tailProbability, thresholdOf } from "../alert/tail.ts";
import {
  expectedAt,
  learnUsual,
  weekHours,
  type LearnedUsual,
  type Usual,
  type WindowCount,
} from "../alert/usual-hours.ts";

/** Share of windows that the first look leaves out: a month may hold a week of crisis. */
const strangestShare = 0.25;
/** What is rarer among calm windows is left out of them. */
const calmProbability = 0.01;
const rounds = 4;

/**
 * What is usual when nothing happens. An alert learns from what was before, in eight weeks of which a crisis is rare; a chart may show a
 * month that is half crisis. So it begins with the calm three quarters and takes in, round by round, what chance explains by them: the rest stays out.
 */
export function learnCalm(windows: readonly WindowCount[], posts: number): LearnedUsual {
  const whole = learnUsual(windows, posts);
  if ("lacking" in whole) return whole;
  let calm = usualOf(withoutStrangest(windows, whole.usual), posts) ?? whole.usual;
  let calmWindows = 0;
  for (let round = 0; round < rounds; round += 1) {
    const bounds = Array.from({ length: weekHours }, (_, hour) =>
      thresholdOf(expectedAt(calm, hour), calmProbability, 2),
    );
    const kept = windows.filter(
      ({ hourOfWeek, count }) => count === null || count < (bounds[hourOfWeek] ?? 0),
    );
    if (kept.length === calmWindows) break;
    calmWindows = kept.length;
    calm = usualOf(kept, posts) ?? calm;
  }
  return { usual: calm };
}

function usualOf(windows: readonly WindowCount[], posts: number): Usual | null {
  const learned = learnUsual(windows, posts);
  return "usual" in learned ? learned.usual : null;
}

/** Without the windows that are the largest beside what is usual for their hour. */
function withoutStrangest(windows: readonly WindowCount[], usual: Usual): WindowCount[] {
  const known = windows.filter(({ count }) => count !== null);
  const strangeness = ({ hourOfWeek, count }: WindowCount) => {
    const { mean } = expectedAt(usual, hourOfWeek);
    return ((count ?? 0) - mean) / Math.sqrt(mean + 1);
  };
  const sorted = known.map((each) => ({ each, is: strangeness(each) })).toSorted((a, b) => a.is - b.is);
  return sorted.slice(0, Math.ceil(known.length * (1 - strangestShare))).map(({ each }) => each);
}

/** Probability that chance alone brings as many to a window. */
export function chanceOf({ hourOfWeek, count }: WindowCount, usual: Usual): number {
  return tailProbability(count ?? 0, expectedAt(usual, hourOfWeek));
}
