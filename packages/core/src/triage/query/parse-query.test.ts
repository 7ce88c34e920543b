import { expect, test } from "vitest";
import { drawQuery } from "./draw-query.ts";
import { parseQuery } from "./parse-query.ts";

const words: [name: string, text: string, drawn: string][] = [
  ["one word", "Завод", "завод"],
  ["all of several", "завод  пожар", "and(завод пожар)"],
  ["ё as е", "Ёлка", "елка"],
  ["a stress mark", "пожа\u0301р", "пожар"],
  ["й and ё in two pieces", "конвеи\u0306ер е\u0308лка", "and(конвейер елка)"],
  ["a phrase", '"завод горит"', '"завод горит"'],
  ["a phrase of one word", '"завод"', "завод"],
  ["typographic quotes", "«завод горит» „a b“ “c d”", 'and("завод горит" "a b" "c d")'],
  ["a phrase beside a word", 'да"завод горит"нет', 'and(да "завод горит" нет)'],
  ["an empty phrase beside a word", '"" завод', "завод"],
  ["an operator in quotes", '"NOT" «ИЛИ»', "and(not или)"],
  ["exclusion", "завод -учения", "and(завод not(учения))"],
  ["exclusion of a phrase", 'завод -"учебная тревога"', 'and(завод not("учебная тревога"))'],
  ["exclusion of brackets", "завод -(a OR b)", "and(завод not(or(a b)))"],
  ["exclusion alone", "-завод", "not(завод)"],
  ["two minuses are one", "завод --учения", "and(завод not(учения))"],
  ["a real minus sign", "завод −учения", "and(завод not(учения))"],
  ["a dash between spaces", "завод - гигант – навек", "and(завод гигант навек)"],
  ["a dash at the end", "завод -", "завод"],
  ["a hyphen inside", "завод-гигант", '"завод гигант"'],
  ["a minus before a mere sign", "завод -! учения", "and(завод учения)"],
  ["NOT", "завод NOT учения", "and(завод not(учения))"],
  ["НЕ", "завод НЕ учения", "and(завод not(учения))"],
  ["AND NOT", "завод AND NOT учения", "and(завод not(учения))"],
  ["И НЕ", "завод И НЕ (учения ИЛИ тест)", "and(завод not(or(учения тест)))"],
  ["NOT at the beginning", "NOT завод", "not(завод)"],
  ["NOT NOT", "NOT NOT завод", "not(not(завод))"],
  ["small operators are words", "a or b и не c", "and(a or b и не c)"],
  ["OR", "пожар OR дым", "or(пожар дым)"],
  ["ИЛИ and |", "пожар ИЛИ дым | гарь", "or(пожар дым гарь)"],
  ["OR is looser than side by side", "a b OR c d", "or(and(a b) and(c d))"],
  ["AND is the same as side by side", "a AND b И c & d", "and(a b c d)"],
  ["brackets", "(a OR b) c", "and(or(a b) c)"],
  ["brackets in brackets", "((a OR b) c) OR d", "or(and(or(a b) c) d)"],
  ["brackets that touch a word", "завод(a OR b)", "and(завод or(a b))"],
  ["a prefix", "завод*", "завод*"],
  ["a prefix after a hyphen", "чудо-завод*", "and(чудо завод*)"],
  ["excluded prefix", "чай -завод*", "and(чай not(завод*))"],
  ["a star inside", "зав*ской", "зав*ской"],
  ["one open letter", "заво?ской", "заво?ской"],
  ["a star inside and at the end", "зав*ск*", "зав*ск*"],
  ["a question", "горит завод?", "and(горит завод)"],
  ["signs of another language of queries", "пожар !клиенты ':' <->", "and(пожар клиенты)"],
  ["numbers and times", "2026 covid19 12:30", 'and(2026 covid19 "12 30")'],
  ["an address", "https://example.com/a", '"https example com a"'],
  ["a star of its own", "завод * пожар", "and(завод пожар)"],
  ["NUL and half a surrogate pair", "пожар\u0000 \ud800", "пожар"],
  ["NEAR", "a NEAR/3 b", "near/3(a b)"],
  ["NEAR without a number", "a NEAR b", "near/5(a b)"],
  ["РЯДОМ", "завод РЯДОМ/7 пожар", "near/7(завод пожар)"],
  ["in this order", "завод ONEAR/2 пожар", "onear/2(завод пожар)"],
  ["СЛЕДОМ", "завод СЛЕДОМ/2 пожар", "onear/2(завод пожар)"],
  ["NEAR of phrases and prefixes", '"a b" NEAR/3 завод*', 'near/3("a b" завод*)'],
  ["NEAR of either", '(a OR b) NEAR/3 (c OR "d e")', 'near/3(or(a b) or(c "d e"))'],
  ["NEAR is closer than side by side", "x a NEAR/3 b y", "and(x near/3(a b) y)"],
  ["NEAR in a row", "a NEAR/3 b NEAR/4 c", "and(near/3(a b) near/4(b c))"],
  ["NOT of NEAR in brackets", "x -(a NEAR/3 b)", "and(x not(near/3(a b)))"],
  ["a phrase with room", '"завод пожар"~4', "near/4(завод пожар)"],
  ["a longer phrase with room", '"a b c"~4', "and(near/4(a b) near/4(b c))"],
];

test.each(words)("reads %s", (_name, text, drawn) => {
  const parsed = parseQuery(text);
  expect("query" in parsed ? drawQuery(parsed.query) : parsed).toBe(drawn);
});

test("brackets as deep as the text is long are refused or read, never a crash", () => {
  expect("query" in parseQuery("(".repeat(1_900))).toBe(false);
  expect("query" in parseQuery(`${"(".repeat(190)}a${")".repeat(190)}`)).toBe(true);
  expect("query" in parseQuery(`${"-(".repeat(100)}a${")".repeat(100)}`)).toBe(true);
  expect(parseQuery(`${"(".repeat(900)}a${")".repeat(900)}`)).toMatchObject({ problem: "too_deep" });
});
