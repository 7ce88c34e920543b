import { expect, test } from "vitest";
import { compileWords } from "./word-pattern.ts";

function found(entries: string, text: string): string[] {
  return compileWords(entries)(text).map(({ start, end }) => text.slice(start, end));
}

test.each([
  ["a whole word only", "суд", "Суд судит, суда нет", ["Суд"]],
  ["any ending", "уволь* fire*", "Увольняют всех; they fired us, misfire", ["Увольняют", "fired"]],
  ["ё as е", "прием", "Приём окончен", ["Приём"]],
  ["a gap of a space or a mark", "не_прав* но", "Не правда, не-правы, но", ["Не правда", "не-правы", "но"]],
  ["one word of any kind between", "hold_+_responsible", "we hold you responsible", ["hold you responsible"]],
  ["the phrase before its word", "не не_буду", "не буду и не стану", ["не буду", "не"]],
  ["letters that grow keep the places", "суд", "İİ суд", ["суд"]],
  ["signs of a pattern stand for themselves", "a+b", "a+b aab", ["a+b"]],
])("finds %s", (_, entries, text, wanted) => {
  expect(found(entries, text)).toEqual(wanted);
});
