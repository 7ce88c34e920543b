import { expect, test } from "vitest";
import type { DashboardPeriod } from "./dashboard.ts";
import { isWithinReach, linkReach } from "./link-reach.ts";

const now = new Date("2026-11-22T12:00:00Z");
const standing: DashboardPeriod = { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" };

test.each<[string, DashboardPeriod, string, string, boolean]>([
  ["the period itself", { name: "days_7" }, "2026-11-16T00:00:00Z", "2026-11-22T12:00:00Z", true],
  ["a longer one within the link", { name: "days_7" }, "2026-11-13T00:00:00Z", "2026-11-22T12:00:00Z", true],
  ["one before the link", { name: "days_7" }, "2026-11-01T00:00:00Z", "2026-11-22T12:00:00Z", false],
  [
    "a period that is longer than the link allows is shown all the same",
    { name: "days_90" },
    "2026-08-25T00:00:00Z",
    "2026-11-22T12:00:00Z",
    true,
  ],
  [
    "the end of today lies ahead and may be asked",
    { name: "days_7" },
    "2026-11-16T00:00:00Z",
    "2026-11-23T00:00:00Z",
    true,
  ],
  ["a period that stands", standing, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", true],
  ["a part of it", standing, "2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z", true],
  ["what came after it", standing, "2026-01-10T00:00:00Z", "2026-03-01T00:00:00Z", false],
  [
    "what was before it, though the link reaches far",
    standing,
    "2025-12-31T00:00:00Z",
    "2026-01-02T00:00:00Z",
    false,
  ],
  ["nothing", { name: "days_7" }, "2026-11-20T00:00:00Z", "2026-11-20T00:00:00Z", false],
])("%s", (_, period, from, to, isWithin) => {
  const reach = linkReach(period, 10, "UTC", now);
  expect(isWithinReach(reach, { from: new Date(from), to: new Date(to) }, now)).toBe(isWithin);
});
