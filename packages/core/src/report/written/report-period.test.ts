import { expect, test } from "vitest";
import { dueSlot, lastPeriod, nextSlot } from "./report-period.ts";

const iso = (at: Date): string => at.toISOString().slice(0, 16);

test.each([
  ["a day of Moscow", "daily", "2026-11-22T10:00Z", "Europe/Moscow", "2026-11-20T21:00", "2026-11-21T21:00"],
  [
    "late in the evening it is the next day there",
    "daily",
    "2026-11-22T22:00Z",
    "Europe/Moscow",
    "2026-11-21T21:00",
    "2026-11-22T21:00",
  ],
  ["a week from Monday", "weekly", "2026-11-22T10:00Z", "UTC", "2026-11-09T00:00", "2026-11-16T00:00"],
  [
    "on Monday the week that just ended",
    "weekly",
    "2026-11-23T06:00Z",
    "UTC",
    "2026-11-16T00:00",
    "2026-11-23T00:00",
  ],
  [
    "a week with a change of clocks",
    "weekly",
    "2026-10-26T08:00Z",
    "Europe/Berlin",
    "2026-10-18T22:00",
    "2026-10-25T23:00",
  ],
  ["a month of another year", "monthly", "2026-01-05T10:00Z", "UTC", "2025-12-01T00:00", "2026-01-01T00:00"],
] as const)("%s", (_name, kind, before, zone, from, to) => {
  const period = lastPeriod(kind, new Date(before), zone);
  expect([iso(period.from), iso(period.to)]).toEqual([from, to]);
});

test.each([
  [
    "today, later",
    { kind: "daily", weekday: 0, hour: 9, zone: "Europe/Moscow" },
    "2026-11-22T05:00Z",
    "2026-11-22T06:00",
  ],
  [
    "tomorrow, where the hour has passed",
    { kind: "daily", weekday: 0, hour: 9, zone: "Europe/Moscow" },
    "2026-11-22T06:00Z",
    "2026-11-23T06:00",
  ],
  [
    "next Monday",
    { kind: "weekly", weekday: 0, hour: 7, zone: "UTC" },
    "2026-11-23T07:00Z",
    "2026-11-30T07:00",
  ],
  [
    "the first of the next month",
    { kind: "monthly", weekday: 0, hour: 8, zone: "UTC" },
    "2026-12-01T08:00Z",
    "2027-01-01T08:00",
  ],
] as const)("the next slot: %s", (_name, time, after, at) => {
  expect(iso(nextSlot(time, new Date(after)))).toBe(at);
});

test.each([
  ["none yet", "2026-11-22T06:00Z", "2026-11-23T05:59Z", null],
  ["one", "2026-11-22T06:00Z", "2026-11-23T06:00Z", ["2026-11-23T06:00", 0]],
  ["the last of three", "2026-11-22T06:00Z", "2026-11-25T20:00Z", ["2026-11-25T06:00", 2]],
] as const)("the slot that is due: %s", (_name, settled, now, expected) => {
  const time = { kind: "daily", weekday: 0, hour: 9, zone: "Europe/Moscow" } as const;
  const due = dueSlot(time, new Date(settled), new Date(now));
  expect(due && [iso(due.slot), due.missedSlots]).toEqual(expected);
});
