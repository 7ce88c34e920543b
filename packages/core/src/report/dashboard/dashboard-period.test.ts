import { expect, test } from "vitest";
import type { DashboardPeriod } from "./dashboard.ts";
import { fittingStep, periodSpan } from "./dashboard-period.ts";

const now = new Date("2026-11-22T21:30:40Z");

test.each<[string, DashboardPeriod, string, string, string]>([
  [
    "a day ends now and began a day ago",
    { name: "hours_24" },
    "UTC",
    "2026-11-21T21:30:00Z",
    "2026-11-22T21:30:00Z",
  ],
  ["today begins at midnight", { name: "today" }, "UTC", "2026-11-22T00:00:00Z", "2026-11-22T21:30:00Z"],
  [
    "where it is tomorrow already, today is that day",
    { name: "today" },
    "Europe/Moscow",
    "2026-11-22T21:00:00Z",
    "2026-11-22T21:30:00Z",
  ],
  ["seven days hold today", { name: "days_7" }, "UTC", "2026-11-16T00:00:00Z", "2026-11-22T21:30:00Z"],
  [
    "clocks were turned within the period",
    { name: "days_30" },
    "Europe/Berlin",
    "2026-10-23T22:00:00Z",
    "2026-11-22T21:30:00Z",
  ],
  [
    "a period that stands",
    { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" },
    "UTC",
    "2026-01-01T00:00:00Z",
    "2026-02-01T00:00:00Z",
  ],
])("%s", (_, period, zone, from, to) => {
  expect(periodSpan(period, zone, now)).toEqual({ from: new Date(from), to: new Date(to) });
});

test.each([
  ["2026-11-20", "2026-11-22", "hour"],
  ["2026-10-22", "2026-11-22", "day"],
  ["2026-01-22", "2026-11-22", "week"],
  ["2024-01-22", "2026-11-22", "month"],
])("from %s to %s the step is %s", (from, to, step) => {
  expect(fittingStep(new Date(from), new Date(to))).toBe(step);
});
