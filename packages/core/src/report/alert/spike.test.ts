import { expect, test } from "vitest";
import { falseAlarmsPerMonth, judgeSpike, judgeWindow, windowCounts, type HourlyCounts } from "./spike.ts";
import { learnUsual } from "./usual-hours.ts";

/** A Monday. */
const since = new Date("2026-08-03T00:00:00Z");
const weeks = 8;
const hourly = { windowHours: 1, falseAlarmsPerMonth: 1, minCount: 5 } as const;

/** Numbers that look like chance and are always the same. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** A Poisson count by Knuth's way. */
function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  for (; product > limit; count += 1) product *= random();
  return count;
}

/** Busy on weekdays by day, quiet otherwise. */
function usualMean(hour: number): number {
  const isNight = hour % 24 < 8;
  const isWeekend = Math.floor(hour / 24) % 7 > 4;
  return (isNight ? 1 : 6) * (isWeekend ? 0.5 : 1);
}

function history(last: number, change: (counts: (number | null)[]) => void = () => {}): HourlyCounts {
  const random = sequence(5);
  const counts: (number | null)[] = Array.from({ length: weeks * 168 }, (_, hour) =>
    poisson(usualMean(hour), random),
  );
  change(counts);
  return { since, counts: [...counts, last], zone: "UTC" };
}

test.each([
  { name: "a usual night hour", last: 1, isSpike: false },
  { name: "somewhat more at night", last: 4, isSpike: false },
  { name: "far more than ever at night", last: 14, isSpike: true },
])("$name", ({ last, isSpike }) => {
  expect(judgeSpike(hourly, history(last))).toMatchObject({ kind: "judged", isSpike, count: last });
});

test("what is much at night is usual by day", () => {
  const day = history(0);
  const noon = { ...day, counts: [...day.counts.slice(0, -1), ...Array.from({ length: 12 }, () => 3), 10] };
  expect(judgeSpike(hourly, noon)).toMatchObject({ isSpike: false });
  expect(judgeSpike(hourly, history(10))).toMatchObject({ isSpike: true });
});

test("a crisis of the past hides no new one", () => {
  const calm = judgeSpike(hourly, history(15));
  const after = judgeSpike(
    hourly,
    history(15, (counts) => counts.fill(150, 400, 412)),
  );
  expect(calm).toMatchObject({ isSpike: true });
  expect(after).toMatchObject({ isSpike: true });
});

test("hours in which nobody listened are not hours without posts", () => {
  const deaf = history(8, (counts) => counts.fill(null, 0, 5 * 168));
  const silent = history(8, (counts) => counts.fill(0, 0, 5 * 168));
  const [known, taken] = [judgeSpike(hourly, deaf), judgeSpike(hourly, silent)];
  expect(known.kind === "judged" && known.mean).toBeGreaterThan(taken.kind === "judged" ? taken.mean : 0);
});

test.each([
  { name: "too few days", hours: 13 * 24, count: 5, lacking: { days: 13, posts: 13 * 24 * 5 } },
  { name: "too few posts", hours: 30 * 24, count: 0, lacking: { days: 30, posts: 0 } },
])("$name: nothing is said", ({ hours, count, lacking }) => {
  const counts = Array.from({ length: hours }, () => count);
  expect(judgeSpike(hourly, { since, counts: [...counts, 99], zone: "UTC" })).toEqual({
    kind: "lacking",
    ...lacking,
  });
});

test("never more false alarms are expected than were allowed, and never many fewer where counts are large", () => {
  const windows = windowCounts(history(0), 1).slice(0, -1);
  const learned = learnUsual(windows, 5_000);
  if ("lacking" in learned) throw new Error("the history is long enough");
  const few = falseAlarmsPerMonth({ ...hourly, minCount: 1 }, learned.usual);
  expect(few).toBeLessThanOrEqual(1);
  expect(few).toBeGreaterThan(0.1);
  expect(falseAlarmsPerMonth({ ...hourly, minCount: 40 }, learned.usual)).toBeLessThan(0.001);
});

test("chance alone raises about as many alarms as were foretold", () => {
  const condition = { windowHours: 1, falseAlarmsPerMonth: 20, minCount: 1 } as const;
  const learned = learnUsual(windowCounts(history(0), 1).slice(0, -1), 5_000);
  if ("lacking" in learned) throw new Error("the history is long enough");
  const random = sequence(77);
  const months = 20;
  const hours = Math.round(months * 730.5);
  const counts = Array.from({ length: hours }, (_, hour) =>
    poisson(learned.usual.means[hour % 168] ?? 0, random),
  );
  const windows = windowCounts({ since, counts, zone: "UTC" }, 1);
  const usual = { ...learned.usual, excess: 0 };
  const foretold = falseAlarmsPerMonth(condition, usual);
  const alarms = windows.filter((window) => judgeWindow(condition, usual, window).isSpike).length;
  expect(alarms / months).toBeGreaterThan(foretold * 0.8);
  expect(alarms / months).toBeLessThan(foretold * 1.2);
});

test("a window of several hours adds them up, and one unheard hour makes it unheard", () => {
  const counts = [1, 2, 3, null, 5, 6, 7];
  expect(windowCounts({ since, counts, zone: "UTC" }, 3).map(({ count }) => count)).toEqual([
    null,
    null,
    6,
    null,
    null,
    null,
    18,
  ]);
});

test("hours of the week go by the zone of the rule", () => {
  const [first] = windowCounts({ since, counts: [0], zone: "Europe/Moscow" }, 1);
  expect(first?.hourOfWeek).toBe(3);
});
