import { expect, test } from "vitest";
import { factorValue, fullCount, percent, shortCount } from "./number-words.ts";

test.each([
  ["unknown", shortCount(null, "ru"), null],
  ["nobody", shortCount(0, "ru"), "0"],
  ["thousands", shortCount(12_400, "ru"), "12,4\u00a0тыс."],
  ["thousands in English", shortCount(12_400, "en"), "12.4K"],
  ["in full", fullCount(12_400, "en"), "12,400"],
  ["percent", percent(0.824, "en"), "82%"],
  ["a trace", percent(0.001, "en"), "<1%"],
  ["zero", percent(0, "en"), "0%"],
  ["factor", factorValue(1.253, "ru"), "×1,25"],
])("%s", (_name, text, wanted) => {
  expect(text).toBe(wanted);
});
