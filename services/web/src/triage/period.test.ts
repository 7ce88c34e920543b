import { expect, test } from "vitest";
import { chosenPeriod, fromLocalInput, periods, periodStart, toLocalInput } from "./period.ts";

const now = new Date("2026-11-21T12:34:56.789Z");

test.each(periods)("the period %s is recognised again some minutes later", (period) => {
  const since = periodStart(period, now);
  expect(since).toMatch(/:00\.000Z$/);
  expect(chosenPeriod({ since }, now.getTime() + 5 * 60_000)).toBe(period);
});

test.each([
  ["none", {}],
  ["one that ends", { since: periodStart("week", now), until: now.toISOString() }],
  ["one of one's own", { since: "2026-01-01T00:00:00Z" }],
])("no ready-made period: %s", (_name, filter) => {
  expect(chosenPeriod(filter, now.getTime())).toBeNull();
});

test("a field of date and time keeps the minute in every zone", () => {
  const at = "2026-11-21T12:34:00.000Z";
  expect(fromLocalInput(toLocalInput(at))).toBe(at);
  expect([toLocalInput(undefined), toLocalInput("x"), fromLocalInput("")]).toEqual(["", "", undefined]);
});
