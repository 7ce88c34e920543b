import { expect, test } from "vitest";
import { periodStart } from "./period.ts";

const now = new Date("2026-11-21T12:34:56.789Z");

test.each([
  ["day", "2026-11-20T12:34:00.000Z"],
  ["week", "2026-11-14T12:34:00.000Z"],
  ["month", "2026-10-22T12:34:00.000Z"],
] as const)("the period %s begins so long ago, to the minute", (period, start) => {
  expect(periodStart(period, now).toISOString()).toBe(start);
});

test("today begins at midnight of the place", () => {
  const start = periodStart("today", now);
  expect([start.getHours(), start.getMinutes(), start.getDate()]).toEqual([0, 0, now.getDate()]);
});
