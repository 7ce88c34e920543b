import { thresholdOf, type ExpectedCount } from "./tail.ts";

/** Hours of a week. */
export const weekHours = 168;
/** How far back the usual is learned from: eight weeks. */
export const learnedHours = 8 * weekHours;
/** Below this nothing is said of what is usual. */
export const leastHistoryDays = 14;
export const leastHistoryPosts = 30;

/** How many posts came in the window that ends with an hour; null: nobody was listening, which is not the same as none. */
export interface WindowCount {
  /** 0 to 167, Monday midnight first, by the clock of the rule's zone. */
  hourOfWeek: number;
  count: number | null;
}

/** What is usual for each hour of the week. */
export interface Usual {
  /** By hour of the week. */
  means: readonly number[];
  /** See `ExpectedCount`. */
  excess: number;
}

export type LearnedUsual = { usual: Usual } | { lacking: { days: number; posts: number } };

/** Weeks that the common shape of day and week counts as beside what the hour itself has shown. */
const shapeWeight = 4;
/** What is rarer than this among past hours is a spike itself and counts only as far as this. */
const outlierProbability = 1e-3;

/**
 * Learns what is usual from past windows: the mean of each hour of the week, drawn towards the product of time of day and day of
 * week (with eight weeks an hour has eight counts), and how much more than by chance counts differ. Past spikes are capped, or one crisis would hide
 * the next.
 * @param posts posts of the history, for the minimum of data (a window of several hours counts a post several times)
 */
export function learnUsual(history: readonly WindowCount[], posts: number): LearnedUsual {
  const known = history.flatMap(({ hourOfWeek, count }) => (count === null ? [] : [{ hourOfWeek, count }]));
  const days = Math.floor(known.length / 24);
  if (days < leastHistoryDays || posts < leastHistoryPosts) return { lacking: { days, posts } };
  // The first look leaves the strangest hours out, or one long crisis would make everything look usual.
  const calm = fit(withoutStrangest(known));
  return { usual: fit(capped(known, fit(capped(known, calm)))) };
}

/** Share of past hours that the first look leaves out. */
const strangeShare = 0.05;

function withoutStrangest(known: readonly Known[]): Known[] {
  const { means } = fit(known);
  const strangeness = ({ hourOfWeek, count }: Known): number => {
    const mean = means[hourOfWeek] ?? 0;
    return (count - mean) / Math.sqrt(mean + 1);
  };
  const sorted = known.map((each) => ({ each, is: strangeness(each) })).sort((a, b) => a.is - b.is);
  return sorted.slice(0, Math.ceil(known.length * (1 - strangeShare))).map(({ each }) => each);
}

function capped(known: readonly Known[], { means, excess }: Usual): Known[] {
  const caps = means.map((mean) => thresholdOf({ mean, excess }, outlierProbability, 1));
  return known.map(({ hourOfWeek, count }) => ({
    hourOfWeek,
    count: Math.min(count, caps[hourOfWeek] ?? count),
  }));
}

/** What is expected of one hour of the week. */
export function expectedAt(usual: Usual, hourOfWeek: number): ExpectedCount {
  return { mean: usual.means[hourOfWeek] ?? 0, excess: usual.excess };
}

interface Known {
  hourOfWeek: number;
  count: number;
}

function fit(known: readonly Known[]): Usual {
  const overall = meanOf(known);
  const byHour = groupMeans(known, 24, ({ hourOfWeek }) => hourOfWeek % 24);
  const byDay = groupMeans(known, 7, ({ hourOfWeek }) => Math.floor(hourOfWeek / 24));
  const own = groupMeans(known, weekHours, ({ hourOfWeek }) => hourOfWeek);
  const means = own.map(({ sum, n }, hourOfWeek) => {
    const hour = meanIn(byHour[hourOfWeek % 24]);
    const day = meanIn(byDay[Math.floor(hourOfWeek / 24)]);
    const shape = overall === 0 ? 0 : (hour * day) / overall;
    return (sum + shapeWeight * shape) / (n + shapeWeight);
  });
  return { means, excess: excessOf(known, means) };
}

/** By the method of moments: Σ((x − m)² − m) / Σm², corrected for the means having been learned from the same counts. */
function excessOf(known: readonly Known[], means: readonly number[]): number {
  let over = 0;
  let squares = 0;
  const correction = known.length / Math.max(1, known.length - weekHours);
  for (const { hourOfWeek, count } of known) {
    const mean = means[hourOfWeek] ?? 0;
    over += (count - mean) ** 2 * correction - mean;
    squares += mean ** 2;
  }
  return squares === 0 ? 0 : Math.max(0, over / squares);
}

interface Group {
  sum: number;
  n: number;
}

function groupMeans(known: readonly Known[], size: number, groupOf: (each: Known) => number): Group[] {
  const groups = Array.from({ length: size }, (): Group => ({ sum: 0, n: 0 }));
  for (const each of known) {
    const group = groups[groupOf(each)];
    if (!group) continue;
    group.sum += each.count;
    group.n += 1;
  }
  return groups;
}

function meanIn(group: Group | undefined): number {
  return group && group.n > 0 ? group.sum / group.n : 0;
}

function meanOf(known: readonly Known[]): number {
  return known.length === 0 ? 0 : known.reduce((sum, { count }) => sum + count, 0) / known.length;
}
