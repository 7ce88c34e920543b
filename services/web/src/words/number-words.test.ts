import { expect, test } from "vitest";
import { factorValue, fullCount, percent, shortCount, withPercentSign } from "./number-words.ts";
import { tieNumbers } from "./tie-numbers.ts";

test.each([
  ["unknown", shortCount(null, "ru"), null],
  ["nobody", shortCount(0, "ru"), "0"],
  ["thousands", shortCount(12_400, "ru"), "12,4\u00a0тыс."],
  ["thousands in English", shortCount(12_400, "en"), "12.4K"],
  ["in full", fullCount(12_400, "en"), "12,400"],
  ["percent", percent(0.824, "en"), "82%"],
  ["a trace", percent(0.001, "en"), "<1%"],
  ["zero", percent(0, "en"), "0%"],
  ["a percentage in Russian", withPercentSign("95", "ru"), "95\u00a0%"],
  ["a percentage in English", withPercentSign("95", "en"), "95%"],
  ["factor", factorValue(1.253, "ru"), "×1,25"],
])("%s", (_name, text, wanted) => {
  expect(text).toBe(wanted);
});

test.each([
  ["Скидка 17 % до № 88", "Скидка 17\u00a0% до №\u00a088"],
  ["500 ₽ и 20 кафе", "500\u00a0₽ и 20 кафе"],
])("numbers keep their signs beside them: %s", (text, shown) => {
  expect(tieNumbers(text)).toBe(shown);
});
