import { expect, test } from "vitest";
import { absoluteTime, relativeTime, shortAge } from "./time-words.ts";

const now = Date.parse("2026-11-21T12:00:00Z");

const rows: [name: string, at: string, ru: string, en: string][] = [
  ["this minute", "2026-11-21T11:59:31Z", "сейчас", "now"],
  ["a minute", "2026-11-21T11:58:01Z", "1 мин назад", "1m ago"],
  ["almost an hour", "2026-11-21T11:00:01Z", "59 мин назад", "59m ago"],
  ["hours", "2026-11-21T09:30:00Z", "2 ч назад", "2h ago"],
  ["days", "2026-11-18T12:00:00Z", "3 дн. назад", "3d ago"],
  ["ahead", "2026-11-21T12:15:00Z", "через 15 мин", "in 15m"],
  ["a date", "2026-11-02T12:00:00Z", "2 нояб.", "Nov 2"],
  ["a date of another year", "2025-11-02T12:00:00Z", "2 нояб. 2025 г.", "Nov 2, 2025"],
  ["no date", "soon", "", ""],
];

test.each(rows)("%s", (_name, at, ru, en) => {
  expect([relativeTime(at, now, "ru"), relativeTime(at, now, "en")]).toEqual([ru, en]);
});

test.each([
  ["this minute", "2026-11-21T11:59:31Z", "сейчас", "now"],
  ["minutes", "2026-11-21T11:45:00Z", "15 мин", "15m"],
  ["hours", "2026-11-21T09:30:00Z", "2 ч", "2h"],
  ["days", "2026-11-15T12:00:00Z", "6 д", "6d"],
  ["a date", "2026-11-02T12:00:00Z", "2 нояб.", "Nov 2"],
  ["a date of another year", "2025-11-02T12:00:00Z", "02.11.25", "11/02/25"],
  ["ahead", "2026-11-21T12:15:00Z", "через 15 мин", "in 15m"],
])("in a row: %s", (_name, at, ru, en) => {
  expect(
    [shortAge(at, now, "ru"), shortAge(at, now, "en")].map((age) =>
      age.replace(/(?<=[дч])\./, "").replace(/\s/g, " "),
    ),
  ).toEqual([ru, en]);
});

test("the absolute time names its zone", () => {
  expect(absoluteTime("2026-11-21T12:00:05Z", "en", "UTC")).toBe("Sat, November 21, 2026 at 12:00:05 PM UTC");
  expect(absoluteTime("2026-11-21T12:00:05Z", "ru", "Europe/Moscow")).toContain("15:00:05");
});
