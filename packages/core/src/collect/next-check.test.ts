import { expect, test } from "vitest";
import { nextCheckAfterFailure, nextCheckAfterSuccess, pollInterval, usualLimits } from "./next-check.ts";
import { noHints } from "./poll-hints.ts";

const now = new Date("2026-03-02T10:20:00Z");
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `count` posts, evenly over the last `span` milliseconds. */
function posts(count: number, span: number): Date[] {
  return Array.from({ length: count }, (_, i) => new Date(now.getTime() - (span * (i + 1)) / count));
}

test.each<[string, Partial<Parameters<typeof pollInterval>[0]>, number]>([
  ["history unknown", { publishedAt: null }, 15 * minute],
  ["nothing in a fortnight", { publishedAt: [new Date("2025-01-01")] }, day],
  ["no posts at all", { publishedAt: [] }, day],
  ["an account of ours, one a day", { isOwn: true, publishedAt: posts(14, 14 * day) }, 5 * minute],
  ["and with a ttl", { isOwn: true, hints: { ...noHints, ttlMinutes: 60 } }, hour],
  ["a news agency, 300 a day", { publishedAt: posts(300, day) }, 5 * minute],
  ["twelve a day", { publishedAt: posts(24, 2 * day) }, 15 * minute],
  ["one a day", { publishedAt: posts(14, 14 * day) }, 3 * hour],
  ["one a week", { publishedAt: posts(2, 14 * day) }, 21 * hour],
  ["a burst within an hour is not a rate", { publishedAt: posts(6, hour) }, 30 * minute],
  ["dates in the future do not count", { publishedAt: [new Date("2027-01-01")] }, day],
  ["ttl as floor", { publishedAt: posts(300, day), hints: { ...noHints, ttlMinutes: 60 } }, hour],
  [
    "ttl below the rate",
    { publishedAt: posts(24, 2 * day), hints: { ...noHints, ttlMinutes: 1 } },
    15 * minute,
  ],
  ["ttl of a year", { hints: { ...noHints, ttlMinutes: 525_600 } }, day],
  ["sy:updatePeriod", { hints: { ...noHints, updateEveryMinutes: 30 } }, 30 * minute],
  ["max-age", { publishedAt: posts(300, day), maxAgeSeconds: 600 }, 10 * minute],
  [
    "max-age of a year is believed for an hour",
    { publishedAt: posts(300, day), maxAgeSeconds: 31_536_000 },
    hour,
  ],
])("interval: %s", (_name, input, expected) => {
  const full = { publishedAt: null, hints: noHints, maxAgeSeconds: null, isOwn: false, ...input };
  expect(Math.round(pollInterval(full, usualLimits, now) / minute)).toBe(expected / minute);
});

test.each<[string, Partial<typeof noHints>, number, number, string]>([
  ["no hints", {}, 15 * minute, 0, "2026-03-02T10:35:00Z"],
  ["spread by a tenth at most", {}, 20 * minute, 0.5, "2026-03-02T10:41:00Z"],
  ["hour skipped", { skipHours: [11, 12] }, hour, 0, "2026-03-02T13:00:00Z"],
  ["hour not skipped", { skipHours: [12] }, hour, 0, "2026-03-02T11:20:00Z"],
  ["over midnight", { skipHours: [23, 0, 1] }, 13 * hour, 0, "2026-03-03T02:00:00Z"],
  ["the rest of a Monday skipped", { skipDays: [1] }, hour, 0, "2026-03-03T00:00:00Z"],
  [
    "every hour skipped: a day at most",
    { skipHours: Array.from({ length: 24 }, (_, i) => i) },
    hour,
    0,
    "2026-03-03T10:20:00Z",
  ],
])("after success: %s", (_name, hints, interval, random, expected) => {
  const at = nextCheckAfterSuccess(interval, { ...noHints, ...hints }, now, random);
  expect(at.toISOString()).toBe(new Date(expected).toISOString());
});

test.each<[string, { errorCount: number; retryAfterMs: number | null; intervalMs: number }, number, number]>([
  ["the first", { errorCount: 1, retryAfterMs: null, intervalMs: 5 * minute }, 0.5, 5 * minute],
  ["the third", { errorCount: 3, retryAfterMs: null, intervalMs: 5 * minute }, 0.5, 20 * minute],
  ["jitter below", { errorCount: 1, retryAfterMs: null, intervalMs: 8 * minute }, 0, 6 * minute],
  ["jitter above", { errorCount: 1, retryAfterMs: null, intervalMs: 8 * minute }, 0.999_999, 10 * minute],
  [
    "a daily source is retried soon",
    { errorCount: 1, retryAfterMs: null, intervalMs: day },
    0.5,
    15 * minute,
  ],
  ["never more than a day", { errorCount: 60, retryAfterMs: null, intervalMs: day }, 0.9, day],
  ["Retry-After wins when later", { errorCount: 1, retryAfterMs: hour, intervalMs: 5 * minute }, 0.5, hour],
  [
    "Retry-After does not hasten",
    { errorCount: 3, retryAfterMs: 1000, intervalMs: 5 * minute },
    0.5,
    20 * minute,
  ],
])("after failure: %s", (_name, failure, random, expected) => {
  const at = nextCheckAfterFailure(failure, usualLimits, now, random);
  expect(Math.round((at.getTime() - now.getTime()) / 1000)).toBe(expected / 1000);
});
