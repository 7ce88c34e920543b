import { expect, test } from "vitest";
import { readMaxAge, readRetryAfter } from "./poll-hints.ts";

const now = new Date("2026-03-02T10:00:00Z");

test.each<[string, string | null | undefined, number | null]>([
  ["seconds", "120", 120_000],
  ["zero", "0", 0],
  ["a fraction", " 1.5 ", 1_500],
  ["an HTTP date", "Mon, 02 Mar 2026 10:05:00 GMT", 300_000],
  ["a date in the past", "Mon, 02 Mar 2026 09:00:00 GMT", 0],
  ["a week, cut to a day", "604800", 86_400_000],
  ["negative", "-5", null],
  ["a word", "soon", null],
  ["empty", "", null],
  ["absent", undefined, null],
])("Retry-After: %s", (_name, value, expected) => {
  expect(readRetryAfter(value, now)).toBe(expected);
});

test.each<[string, string | null, number | null]>([
  ["plain", "max-age=300", 300],
  ["among others", "public, max-age=60, s-maxage=10", 60],
  ["quoted", 'max-age="90"', 90],
  ["only for proxies", "s-maxage=600", null],
  ["forbidden", "no-cache, max-age=300", null],
  ["not stored", "no-store", null],
  ["nonsense", "max-age=soon", null],
  ["absent", null, null],
])("Cache-Control: %s", (_name, value, expected) => {
  expect(readMaxAge(value)).toBe(expected);
});
