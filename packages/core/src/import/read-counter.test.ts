import { expect, test } from "vitest";
import { isBlank, readCounter } from "./read-counter.ts";

test.each<[cell: string, value: number | null, isApproximate: boolean]>([
  ["0", 0, false],
  ["1234", 1234, false],
  ["1 234", 1234, false],
  ["1\u00a0234\u202f567", 1_234_567, false],
  ["1,234", 1234, false],
  ["1,234,567", 1_234_567, false],
  ["1.234.567", 1_234_567, false],
  ["12.0", 12, false],
  ["4.02K", 4020, true],
  ["1,2 тыс.", 1200, true],
  ["3 млн", 3_000_000, true],
  ["много", null, false],
  ["-5", null, false],
  ["1e99", null, false],
  ["12 штук", null, false],
  ["99999999999999999", null, false],
])("%s", (cell, value, isApproximate) => {
  expect(readCounter(cell)).toEqual(value === null ? null : { value, isApproximate });
});

test.each([
  ["", true],
  [" — ", true],
  ["Н/Д", true],
  ["null", true],
  ["0", false],
  ["нет ссылки", false],
])("“%s” is nothing: %s", (cell, blank) => {
  expect(isBlank(cell)).toBe(blank);
});
