import { expect, test } from "vitest";
import { busyHostWaitMs, hostGapMs, hostHoldMs, isResting } from "./host-pace.ts";

test("a public host is asked once a second, one's own as often as wanted", () => {
  expect([hostGapMs(false, 1000), hostGapMs(true, 1000)]).toEqual([1000, 0]);
});

test.each<[string, Parameters<typeof hostHoldMs>[0], number | null]>([
  ["200 says nothing", { httpStatus: 200, retryAfterMs: 5000, errorCount: 0 }, null],
  ["500 is about one source", { httpStatus: 500, retryAfterMs: null, errorCount: 3 }, null],
  ["no answer at all", { httpStatus: null, retryAfterMs: null, errorCount: 1 }, null],
  ["429 with Retry-After", { httpStatus: 429, retryAfterMs: 5000, errorCount: 1 }, 5000],
  ["429 without", { httpStatus: 429, retryAfterMs: null, errorCount: 1 }, 60_000],
  ["the third 503", { httpStatus: 503, retryAfterMs: null, errorCount: 3 }, 240_000],
  ["an hour at most", { httpStatus: 429, retryAfterMs: null, errorCount: 40 }, 3_600_000],
])("hold: %s", (_name, answer, expected) => {
  expect(hostHoldMs(answer, 0.5)).toBe(expected);
});

test.each<[string, string, number, number]>([
  ["free already", "2026-03-02T09:59:00Z", 0, 0],
  ["free in two seconds", "2026-03-02T10:00:02Z", 0, 2000],
  ["somewhere in the queue", "2026-03-02T10:00:02Z", 0.5, 4500],
])("busy host: %s", (_name, freeAt, random, expected) => {
  expect(busyHostWaitMs(new Date(freeAt), new Date("2026-03-02T10:00:00Z"), 1000, random)).toBe(expected);
});

test.each<[string, string, number, boolean]>([
  ["between two requests", "2026-03-02T10:00:02Z", 2_000, false],
  ["between two requests far apart", "2026-03-02T10:01:30Z", 90_000, false],
  ["over before anybody could ask", "2026-03-02T10:01:00Z", 1_000, false],
  ["as it asked", "2026-03-02T10:10:00Z", 1_000, true],
])("resting: %s", (_name, freeAt, gapMs, expected) => {
  expect(isResting(new Date(freeAt), new Date("2026-03-02T10:00:00Z"), gapMs)).toBe(expected);
});
