import { expect, test } from "vitest";
import { findSpikes, type VolumeStep } from "./find-spikes.ts";

const since = new Date("2026-09-01T00:00:00Z");
const dayMs = 86_400_000;

/** Days of so many posts each, all of them in the morning hours. */
function history(days: readonly (number | null)[]) {
  const counts = days.flatMap((count) =>
    Array.from({ length: 24 }, (_, hour) =>
      count === null ? null : hour < 8 ? Math.floor(count / 8) + (hour < count % 8 ? 1 : 0) : 0,
    ),
  );
  const steps = days.map((count, day): VolumeStep => ({
    from: new Date(since.getTime() + day * dayMs),
    until: new Date(since.getTime() + (day + 1) * dayMs),
    count,
  }));
  return { hours: { since, counts, zone: "UTC" }, steps };
}

const calm = [10, 12, 9, 11, 10, 13, 8, 10, 11, 9, 12, 10, 11, 10, 9, 12, 10, 11, 13, 9, 10, 12, 11, 10, 9];

test.each<[string, (number | null)[], string[]]>([
  ["calm days are none", calm, []],
  ["a day of six times as many is one", [...calm, 60, ...calm], ["25-26: 60"]],
  ["days in a row are one", [...calm, 60, 70, ...calm], ["25-27: 130"]],
  ["days apart are two", [...calm, 60, 10, 70, ...calm], ["25-26: 60", "27-28: 70"]],
  [
    "a chart looks back: what came later tells that the beginning was strange",
    [10, 11, 60, 10, ...calm],
    ["2-3: 60"],
  ],
  ["an unheard day is none, and no zero either", [...calm, null, null, 12, ...calm], []],
])("%s", (_, days, expected) => {
  const { hours, steps } = history(days);
  const found = findSpikes("day", steps, hours);
  if (found.kind === "lacking") throw new Error("There was enough to judge by.");
  const day = (at: Date) => (at.getTime() - since.getTime()) / dayMs;
  expect(found.spikes.map(({ from, until, count }) => `${day(from)}-${day(until)}: ${count}`)).toEqual(
    expected,
  );
  for (const each of found.spikes) {
    expect(each.expected).toBeGreaterThan(5);
    expect(each.threshold).toBeLessThanOrEqual(each.count);
    expect(each.probability).toBeLessThan(0.02);
  }
});

test("a month of which a third is crisis keeps its calm days apart", () => {
  const days = [
    ...calm.slice(0, 10),
    60,
    50,
    55,
    9,
    11,
    70,
    65,
    10,
    12,
    58,
    80,
    9,
    10,
    62,
    75,
    ...calm.slice(0, 6),
  ];
  const { hours, steps } = history(days);
  const found = findSpikes("day", steps, hours);
  const counts = found.kind === "judged" ? found.spikes.map(({ count }) => count) : [];
  expect(counts).toEqual([165, 135, 138, 137]);
});

test("an evening is a spike of its day, though the day as a whole is none", () => {
  const { hours, steps } = history([...calm, 12, ...calm]);
  const at = calm.length * 24 + 19;
  const counts = hours.counts.map((count, hour) => (hour >= at && hour < at + 2 ? 5 : count));
  const evening = steps.map((step, day) => (day === calm.length ? { ...step, count: 22 } : step));
  const found = findSpikes("day", evening, { ...hours, counts });
  if (found.kind === "lacking") throw new Error("There was enough to judge by.");
  expect(found.spikes).toHaveLength(1);
  expect(found.spikes[0]?.burst).toMatchObject({ count: 10 });
});

test("with less than two weeks nothing is said", () => {
  const { hours, steps } = history([10, 12, 80]);
  expect(findSpikes("day", steps, hours)).toEqual({ kind: "lacking", days: expect.any(Number), posts: 102 });
});
