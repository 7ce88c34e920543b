import { expect, test } from "vitest";
import { coverTime } from "./cover-time.ts";

const at = (text: string) => new Date(`2026-11-${text}Z`);

test.each([
  {
    name: "a whole day of UTC is one sum",
    boundaries: ["02T00:00", "03T00:00"],
    days: ["02T00:00", "03T00:00"],
  },
  {
    name: "days that follow each other are one stretch",
    boundaries: ["02T00:00", "03T00:00", "04T00:00"],
    days: ["02T00:00", "04T00:00"],
  },
  {
    name: "a day of Moscow has no whole day of UTC",
    boundaries: ["02T21:00", "03T21:00"],
    hours: ["02T21:00", "03T21:00"],
  },
  {
    name: "hours lead to the days and away from them",
    boundaries: ["02T21:00", "05T03:00"],
    hours: ["02T21:00", "03T00:00", "05T00:00", "05T03:00"],
    days: ["03T00:00", "05T00:00"],
  },
  {
    name: "half hours are looked at one by one",
    boundaries: ["02T18:30", "03T18:30"],
    edges: ["02T18:30", "02T19:00", "03T18:00", "03T18:30"],
    hours: ["02T19:00", "03T00:00", "03T00:00", "03T18:00"],
  },
  { name: "minutes within an hour", boundaries: ["02T10:05", "02T10:55"], edges: ["02T10:05", "02T10:55"] },
  { name: "minutes over an hour", boundaries: ["02T10:55", "02T11:05"], edges: ["02T10:55", "02T11:05"] },
  { name: "nothing", boundaries: ["02T10:00", "02T10:00"] },
])("$name", ({ boundaries, days = [], hours = [], edges = [] }) => {
  const covering = coverTime(boundaries.map(at));
  const flat = (stretches: { from: Date; to: Date }[]) =>
    stretches.flatMap(({ from, to }) => [from, to]).map((date) => date.toISOString().slice(8, 16));
  expect(flat(covering.days)).toEqual(days);
  expect(flat(covering.hours)).toEqual(joined(hours));
  expect(flat(covering.edges)).toEqual(edges);
});

/** Stretches that touch are one. */
function joined(bounds: string[]): string[] {
  return bounds.filter((bound) => bounds.filter((other) => other === bound).length === 1);
}
