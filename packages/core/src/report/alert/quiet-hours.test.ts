import { expect, test } from "vitest";
import { isQuiet, nextAt, quietUntil } from "./quiet-hours.ts";

const night = { from: 22 * 60, to: 8 * 60, zone: "Europe/Moscow", unlessSeverity: 4 } as const;
const lunch = { from: 12 * 60, to: 13 * 60, zone: "Europe/Berlin", unlessSeverity: null } as const;

test.each([
  { name: "before it begins", quiet: night, severity: 3, at: "2026-11-20T18:59:00Z", is: false },
  { name: "as it begins", quiet: night, severity: 3, at: "2026-11-20T19:00:00Z", is: true },
  { name: "after midnight", quiet: night, severity: 3, at: "2026-11-21T02:00:00Z", is: true },
  { name: "as it ends", quiet: night, severity: 3, at: "2026-11-21T05:00:00Z", is: false },
  { name: "grave enough", quiet: night, severity: 4, at: "2026-11-21T02:00:00Z", is: false },
  { name: "never grave enough", quiet: lunch, severity: 5, at: "2026-11-20T11:30:00Z", is: true },
  { name: "in summer an hour earlier", quiet: lunch, severity: 5, at: "2026-07-20T10:30:00Z", is: true },
  { name: "none", quiet: null, severity: 1, at: "2026-11-21T02:00:00Z", is: false },
] as const)("quiet: $name", ({ quiet, severity, at, is }) => {
  expect(isQuiet(quiet, severity, new Date(at))).toBe(is);
});

test.each([
  { name: "till morning", quiet: night, at: "2026-11-20T23:10:30Z", until: "2026-11-21T05:00:00Z" },
  { name: "at once", quiet: night, at: "2026-11-20T12:10:30Z", until: "2026-11-20T12:10:30Z" },
])("waits: $name", ({ quiet, at, until }) => {
  expect(quietUntil(quiet, 2, new Date(at))).toEqual(new Date(until));
});

test.each([
  {
    name: "later today",
    minutes: [540],
    zone: "Europe/Moscow",
    now: "2026-11-20T05:00:00Z",
    at: "2026-11-20T06:00:00Z",
  },
  {
    name: "now is past",
    minutes: [540],
    zone: "Europe/Moscow",
    now: "2026-11-20T06:00:00Z",
    at: "2026-11-21T06:00:00Z",
  },
  {
    name: "the nearest",
    minutes: [540, 1080],
    zone: "Europe/Moscow",
    now: "2026-11-20T07:00:00Z",
    at: "2026-11-20T15:00:00Z",
  },
  {
    name: "over the change to winter",
    minutes: [480],
    zone: "Europe/Berlin",
    now: "2026-10-24T20:00:00Z",
    at: "2026-10-25T07:00:00Z",
  },
  {
    name: "over the change to summer",
    minutes: [480],
    zone: "Europe/Berlin",
    now: "2026-03-28T20:00:00Z",
    at: "2026-03-29T06:00:00Z",
  },
  {
    name: "a minute left out",
    minutes: [150],
    zone: "Europe/Berlin",
    now: "2026-03-28T20:00:00Z",
    at: "2026-03-29T01:30:00Z",
  },
  {
    name: "over the end of the year",
    minutes: [0],
    zone: "Asia/Kolkata",
    now: "2026-12-31T12:00:00Z",
    at: "2026-12-31T18:30:00Z",
  },
])("next: $name", ({ minutes, zone, now, at }) => {
  expect(nextAt(minutes, zone, new Date(now)).toISOString()).toBe(new Date(at).toISOString());
});
