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
  ["any letters give back the hyphen that the gap needs", "слов*_нет", "Слово-нет", ["Слово-нет"]],
  ["letters on both sides of any", "не*лось", "Не получилось, не-лось, нелось!", ["не-лось", "нелось"]],
  ["no more than three signs between", "не_надо", "не, — надо; не  – надо; не надо", ["не надо"]],
  ["the shorter entry where the longer does not hold", "раз раз_два", "раз, дважды", ["раз"]],
  ["letters of two units as letters", "a*", "a\u{1D400}b, a\u{1F600}b", ["a\u{1D400}b", "a"]],
  ["signs of a pattern stand for themselves", "a+b", "a+b aab", ["a+b"]],
])("finds %s", (_, entries, text, wanted) => {
  expect(found(entries, text)).toEqual(wanted);
});
