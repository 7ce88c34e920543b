import { expect, it } from "vitest";
import { pacificDay } from "./pacific-day.ts";

it.each([
  ["winter", "2026-11-22T12:00:00Z", "2026-11-22T08:00:00.000Z", "2026-11-23T08:00:00.000Z"],
  ["still yesterday there", "2026-11-22T07:59:59Z", "2026-11-21T08:00:00.000Z", "2026-11-22T08:00:00.000Z"],
  ["midnight itself", "2026-11-22T08:00:00Z", "2026-11-22T08:00:00.000Z", "2026-11-23T08:00:00.000Z"],
  ["summer", "2026-07-01T06:00:00Z", "2026-06-30T07:00:00.000Z", "2026-07-01T07:00:00.000Z"],
  ["a day of 23 hours", "2026-03-08T20:00:00Z", "2026-03-08T08:00:00.000Z", "2026-03-09T07:00:00.000Z"],
  ["a day of 25 hours", "2026-11-01T20:00:00Z", "2026-11-01T07:00:00.000Z", "2026-11-02T08:00:00.000Z"],
  ["the last day of a year", "2027-01-01T01:00:00Z", "2026-12-31T08:00:00.000Z", "2027-01-01T08:00:00.000Z"],
])("%s", (_name, now, start, reset) => {
  const day = pacificDay(new Date(now));
  expect(day.windowStart.toISOString()).toBe(start);
  expect(day.resetAt.toISOString()).toBe(reset);
});
