import { expect, test } from "vitest";
import { expectedHours } from "./expected-hours.ts";

const hour = (n: number) => new Date(Date.UTC(2026, 2, 30) + n * 3_600_000);
const week = 168;
const span = { from: hour(0), to: hour(2) };
const counts = [
  { at: hour(0), posts: 1 },
  { at: hour(-week), posts: 4 },
  { at: hour(-2 * week), posts: 8 },
  { at: hour(-3 * week), posts: 3 },
];

test.each([
  { name: "three weeks", weeks: 3, knownFrom: hour(-4 * week), missing: [], expected: [5, 0] },
  { name: "two known ones", weeks: 4, knownFrom: hour(-2 * week), missing: [], expected: [6, 0] },
  { name: "only one is known", weeks: 4, knownFrom: hour(-week), missing: [], expected: [null, null] },
  { name: "nothing is known", weeks: 4, knownFrom: null, missing: [], expected: [null, null] },
  {
    name: "an hour within a gap is no zero",
    weeks: 3,
    knownFrom: hour(-4 * week),
    missing: [hour(-3 * week)],
    expected: [6, 0],
  },
])("$name", ({ weeks, knownFrom, missing, expected }) => {
  const isMissing = (at: Date) => missing.some((one) => one.getTime() === at.getTime());
  const hours = expectedHours(counts, span, { weeks, knownFrom, isMissing });
  expect(hours.map((each) => each.received)).toEqual([1, 0]);
  expect(hours.map((each) => each.expected)).toEqual(expected);
});
