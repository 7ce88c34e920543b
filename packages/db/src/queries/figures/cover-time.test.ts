import { expect, test } from "vitest";
import { coverTime } from "./cover-time.ts";

const at = (text: string) => new Date(`2026-11-${text}Z`);

test.each([
  {
    name: "a whole day of UTC is one sum",
    boundaries: ["02T00:00", "03T00:00"],
    days: ["0 + 02T00:00 03T00:00"],
  },
  {
    name: "each step has its own",
    boundaries: ["02T00:00", "03T00:00", "05T00:00"],
    days: ["0 + 02T00:00 03T00:00", "1 + 03T00:00 05T00:00"],
  },
  {
    name: "a day of Moscow is one of UTC, with the hours before and without its own last",
    boundaries: ["02T21:00", "03T21:00"],
    hours: ["0 + 02T21:00 03T00:00", "0 - 03T21:00 04T00:00"],
    days: ["0 + 03T00:00 04T00:00"],
  },
  {
    name: "a day of New York has hours before taken away, and hours after",
    boundaries: ["02T05:00", "03T05:00"],
    hours: ["0 - 02T00:00 02T05:00", "0 + 03T00:00 03T05:00"],
    days: ["0 + 02T00:00 03T00:00"],
  },
  {
    name: "where a day takes as many sums as its hours, they are the hours",
    boundaries: ["02T12:00", "03T12:00"],
    hours: ["0 + 02T12:00 03T12:00"],
  },
  { name: "hours of one day", boundaries: ["02T21:00", "02T23:00"], hours: ["0 + 02T21:00 02T23:00"] },
  {
    name: "hours lead to the days and away from them",
    boundaries: ["02T21:00", "05T03:00"],
    hours: ["0 + 02T21:00 03T00:00", "0 + 05T00:00 05T03:00"],
    days: ["0 + 03T00:00 05T00:00"],
  },
  {
    name: "half hours are looked at one by one",
    boundaries: ["02T18:30", "03T18:30"],
    edges: ["0 02T18:30 02T19:00", "0 03T18:00 03T18:30"],
    hours: ["0 + 02T19:00 03T00:00", "0 - 03T18:00 04T00:00"],
    days: ["0 + 03T00:00 04T00:00"],
  },
  { name: "minutes within an hour", boundaries: ["02T10:05", "02T10:55"], edges: ["0 02T10:05 02T10:55"] },
  {
    name: "minutes over an hour",
    boundaries: ["02T10:55", "02T11:05"],
    edges: ["0 02T10:55 02T11:00", "0 02T11:00 02T11:05"],
  },
  { name: "nothing", boundaries: ["02T10:00", "02T10:00"] },
])("$name", ({ boundaries, days = [], hours = [], edges = [] }) => {
  const covering = coverTime(boundaries.map(at));
  const told = (pieces: readonly { from: Date; to: Date; step: number; sign?: 1 | -1 }[]) =>
    pieces.map(({ from, to, step, sign }) =>
      [
        step,
        ...(sign === undefined ? [] : [sign === 1 ? "+" : "-"]),
        ...[from, to].map((date) => date.toISOString().slice(8, 16)),
      ].join(" "),
    );
  expect(told(covering.days)).toEqual(days);
  expect(told(covering.hours)).toEqual(hours);
  expect(told(covering.edges)).toEqual(edges);
});
