import { expect, test } from "vitest";
import { readShifts, writeShifts } from "./shift-text.ts";

test.each<[string, string | null]>([
  ["09:00–18:00", "09:00–18:00"],
  ["9-18", "09:00–18:00"],
  ["9.30 - 13, 14 – 18:15", "09:30–13:00, 14:00–18:15"],
  ["22:00—06:00", "22:00–06:00"],
  ["0–24", "00:00–24:00"],
  ["9 до 18", "09:00–18:00"],
  ["", ""],
  ["  ", ""],
  ["9", null],
  ["9-25", null],
  ["9:70-18", null],
  ["9-18,", null],
  ["утром", null],
])("%s", (text, shifts) => {
  const read = readShifts(text);
  expect(read && writeShifts(read)).toBe(shifts);
});
