import { expect, test } from "vitest";
import { chosenPeriod, periodName, wishOf } from "./report-choice.ts";

const now = new Date("2026-11-22T15:20:00Z");
const zone = "Europe/Moscow";

test.each([
  ["the day before", "daily", "last", "2026-11-20T21:00", "2026-11-21T21:00", false],
  ["the day before that", "daily", "before", "2026-11-19T21:00", "2026-11-20T21:00", true],
  ["the last whole week", "weekly", "last", "2026-11-08T21:00", "2026-11-15T21:00", false],
  ["the week before it", "weekly", "before", "2026-11-01T21:00", "2026-11-08T21:00", true],
  ["the last whole month", "monthly", "last", "2026-09-30T21:00", "2026-10-31T21:00", false],
  ["the month before it", "monthly", "before", "2026-08-31T21:00", "2026-09-30T21:00", true],
  ["three days of a crisis", "crisis", "last", "2026-11-19T15:20", "2026-11-22T15:20", false],
  ["the three before them", "crisis", "before", "2026-11-16T15:20", "2026-11-19T15:20", true],
] as const)("%s", (_name, kind, period, from, to, isAsked) => {
  const chosen = chosenPeriod({ kind, period }, now, zone);
  expect([chosen.from, chosen.to].map((at) => at.toISOString().slice(0, 16))).toEqual([from, to]);
  const { before } = wishOf({ kind, period, language: "en", entityIds: [], sections: [] }, now, zone);
  expect(before).toBe(isAsked ? chosen.to.toISOString() : null);
});

test("a period ends on its own last day", () => {
  const week = chosenPeriod({ kind: "weekly", period: "last" }, now, zone);
  expect(periodName("weekly", week, zone, "ru")).toMatch(/^9\D+15 ноября 2026/);
});
