import { expect, test } from "vitest";
import { readDuration, writeDuration } from "./duration.ts";

test.each<[string, number | null]>([
  ["15", 15],
  ["15 мин", 15],
  ["15 мин.", 15],
  ["1 ч", 60],
  ["1 ч 30 мин", 90],
  ["1ч30", 90],
  ["1,5 ч", 90],
  ["1.5h", 90],
  ["1:30", 90],
  ["24 h", 1_440],
  ["2 д", 2_880],
  ["1 day 2 hours", 1_560],
  ["", null],
  ["скоро", null],
  ["5 кг", null],
  ["1.5", null],
  ["-5", null],
  ["1:75", null],
])("%s", (text, minutes) => {
  expect(readDuration(text)).toBe(minutes);
});

test.each<[number, string, string]>([
  [15, "15 мин", "15 min"],
  [60, "1 ч", "1 h"],
  [90, "1 ч 30 мин", "1 h 30 min"],
  [1_440, "24 ч", "24 h"],
  [0, "0 мин", "0 min"],
  [0.5, "1 мин", "1 min"],
])("%d minutes in words", (minutes, ru, en) => {
  expect(writeDuration(minutes * 60_000, "ru")).toBe(ru);
  expect(writeDuration(minutes * 60_000, "en")).toBe(en);
});

test("what is written is read back", () => {
  for (const minutes of [1, 59, 60, 61, 480, 1_439, 44_640])
    for (const language of ["ru", "en"] as const)
      expect(readDuration(writeDuration(minutes * 60_000, language))).toBe(minutes);
});
