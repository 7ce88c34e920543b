import { describe, expect, it } from "vitest";
import { findFeedZone, readDate } from "./read-date.ts";

const now = new Date("2025-06-15T12:00:00Z");
const moscow = 180;

/** All but a few rows mean this moment. */
const noon = "2025-01-06T09:30:00.000Z";
const midnight = "2025-01-06T00:00:00.000Z";

describe("readDate reads a date with a zone", () => {
  const rows: [written: string, expected: string][] = [
    ["Mon, 06 Jan 2025 09:30:00 GMT", noon],
    ["Mon, 06 Jan 2025 12:30:00 +0300", noon],
    ["Mon, 06 Jan 2025 12:30:00 +03:00", noon],
    ["Mon, 06 Jan 2025 12:30:00 +03", noon],
    ["Mon, 06 Jan 2025 12:30:00 MSK", noon],
    ["Mon, 06 Jan 2025 12:30:00 (MSK)", noon],
    ["Mon, 06 Jan 2025 12:30 MSK", noon],
    ["06 Jan 2025 10:30:00 CET", noon],
    ["Mon, 06 Jan 2025 11:30:00 MEST", noon],
    ["Mon, 06 Jan 2025 04:30:00 EST", noon],
    ["Mon, 06 Jan 25 09:30:00 GMT", noon],
    ["Mon, 6 Jan 125 09:30:00 GMT", noon],
    ["Monday, January 6, 2025 9:30 AM GMT", noon],
    ["Mon Jan  6 09:30:00 UTC 2025", noon],
    ["Mon Jan 06 2025 12:30:00 GMT+0300 (Moscow Standard Time)", noon],
    ["Mon,06 Jan 2025 09:30:00 Z", noon],
    ["Mon, 06-Jan-2025 09:30:00 GMT", noon],
    ["Mon, 06 January 2025 09:30:00 UT", noon],
    ["Tue, 06 Jan 2025 09:30:00 GMT", noon],
    ["Пн, 06 янв 2025 12:30:00 +0300", noon],
    ["Пнд, 06 Янв 2025 12:30:00 +0300", noon],
    ["понедельник, 6 января 2025 12:30:00 MSK", noon],
    ["6 января 2025 г., 12:30 МСК", noon],
    ["6 января 2025, 12:30 (по московскому времени)", noon],
    ["06 янв. 2025 12:30:00 +0300", noon],
    ["06.01.2025 12:30:00 +0300", noon],
    ["06.01.2025 12:30 MSK", noon],
    ["06.01.25 12:30 MSK", noon],
    ["Mo, 06 Januar 2025 10:30:00 MEZ", noon],
    ["2025-01-06T09:30:00Z", noon],
    ["2025-01-06t09:30:00z", noon],
    ["2025-01-06T12:30:00+03:00", noon],
    ["2025-01-06T12:30:00+0300", noon],
    ["2025-01-06T12:30:00+03", noon],
    ["2025-01-06T12:30+03:00", noon],
    ["2025-01-06T09:30:00.000Z", noon],
    ["2025-01-06T09:30:00,000000Z", noon],
    ["2025-01-06 12:30:00 +0300", noon],
    ["2025-01-06 09:30:00 UTC", noon],
    ["20250106T093000Z", noon],
    ["2025-W02-1T09:30:00Z", noon],
    ["2025W021T093000Z", noon],
    ["2025-006T09:30:00Z", noon],
    ["2025006T093000Z", noon],
    ["1736155800", noon],
    ["1736155800000", noon],
    ["1736155800.0", noon],
    ["  Mon,\n 06 Jan 2025\t09:30:00   GMT ", noon],
    ["Sun, 05 Jan 2025 24:00:00 GMT", midnight],
    ["Sun, 05 Jan 2025 23:59:60 GMT", "2025-01-05T23:59:59.000Z"],
    ["Mon, 06 Jan 97 09:30:00 GMT", "1997-01-06T09:30:00.000Z"],
    ["2024-12-30T00:00:00Z", "2024-12-30T00:00:00.000Z"],
    ["2025-W01-1T00:00Z", "2024-12-30T00:00:00.000Z"],
    ["2024-366T00:00Z", "2024-12-31T00:00:00.000Z"],
    ["Sat, 29 Feb 2020 00:00:00 GMT", "2020-02-29T00:00:00.000Z"],
    ["15 мая 2025 12:00 МСК", "2025-05-15T09:00:00.000Z"],
    ["1 сентября 2024 09:00 +0300", "2024-09-01T06:00:00.000Z"],
    ["Вс, 01 дек 2024 00:00:00 +0300", "2024-11-30T21:00:00.000Z"],
  ];
  it.each(rows)("%s", (written, expected) => {
    expect(readDate(written, { now, zoneMinutes: null })).toEqual({ date: new Date(expected), flag: null });
  });
});

describe("readDate without a zone takes the feed's, or UTC, and says so", () => {
  const rows: [written: string, zone: number | null, expected: string][] = [
    ["06.01.2025 12:30", moscow, noon],
    ["06.01.2025 12:30", null, "2025-01-06T12:30:00.000Z"],
    ["06.01.2025, 12:30:00", moscow, noon],
    ["06.01.2025 в 12:30", moscow, noon],
    ["6.1.2025", null, midnight],
    ["06.01.2025 г.", null, midnight],
    ["2025-01-06", null, midnight],
    ["20250106", null, midnight],
    ["2025/01/06 12:30:00", moscow, noon],
    ["2025-01", null, "2025-01-01T00:00:00.000Z"],
    ["2025", null, "2025-01-01T00:00:00.000Z"],
    ["2025-W02", null, midnight],
    ["20250106123000", moscow, noon],
    ["6 января 2025", null, midnight],
    ["January 6th, 2025", null, midnight],
    ["6 Jan 2025 12:30 PM", moscow, noon],
    ["6 Jan 2025 12:30 a.m.", null, "2025-01-06T00:30:00.000Z"],
    ["06/01/2025 12:30", moscow, noon],
    ["1/6/2025 12:30:00 PM", moscow, noon],
    ["01/16/2025", null, "2025-01-16T00:00:00.000Z"],
    ["16/01/2025", null, "2025-01-16T00:00:00.000Z"],
    ["Mon, 06 Jan 2025 12:30:00 XYZ", moscow, noon],
    ["Mon, 06 Jan 2025 12:30:00", moscow, noon],
  ];
  it.each(rows)("%s in zone %s", (written, zoneMinutes, expected) => {
    expect(readDate(written, { now, zoneMinutes })).toEqual({ date: new Date(expected), flag: "no_zone" });
  });
});

describe("readDate falls back to the time of the fetch", () => {
  const rows: [written: string | null, flag: string][] = [
    [null, "missing"],
    ["", "missing"],
    [" \n", "missing"],
    ["yesterday", "unreadable"],
    ["Mon, 31 Feb 2025 09:30:00 GMT", "unreadable"],
    ["2025-13-01", "unreadable"],
    ["2025-01-32", "unreadable"],
    ["2025-01-06T25:00:00Z", "unreadable"],
    ["2023-366", "unreadable"],
    ["32.01.2025", "unreadable"],
    ["NaN", "unreadable"],
    ["0000-00-00 00:00:00", "unreadable"],
    ["12:30", "unreadable"],
    ["января", "unreadable"],
    ["{{ post.date }}", "unreadable"],
    ["9".repeat(500), "unreadable"],
    ["Mon, 06 Jan 1246 09:30:00 GMT", "ancient"],
    ["1246-01-06T09:30:00Z", "ancient"],
    ["0001-01-01T00:00:00Z", "ancient"],
    ["Thu, 01 Jan 1970 00:00:00 GMT", "ancient"],
    ["Sun, 15 Jun 2025 12:00:01 GMT", "future_clamped"],
    ["2999-01-01T00:00:00Z", "future_clamped"],
    ["Mon, 01 Jan 2999 00:00:00 GMT", "future_clamped"],
    ["15.06.2025 16:00", "future_clamped"],
    ["9999999999999", "future_clamped"],
  ];
  it.each(rows)("%s", (written, flag) => {
    expect(readDate(written, { now, zoneMinutes: null })).toEqual({ date: now, flag });
  });
});

describe("findFeedZone", () => {
  const rows: [name: string, dates: (string | null)[], expected: number | null][] = [
    ["takes the first date that names one", [null, "06.01.2025", "Mon, 06 Jan 2025 12:30:00 +0300"], 180],
    ["half hours", ["2025-01-06T12:30:00+05:30"], 330],
    ["west of Greenwich", ["2025-01-06T12:30:00-0330"], -210],
    ["no zone anywhere", ["06.01.2025 12:30", "later"], null],
    ["no dates", [], null],
  ];
  it.each(rows)("%s", (_name, dates, expected) => {
    expect(findFeedZone(dates)).toBe(expected);
  });
});
