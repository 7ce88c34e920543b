import { expect, test } from "vitest";
import { parseSearch, type SearchProblem, type SearchQuery } from "./search-query.ts";

/** A query in one line: words bare, prefixes with *, phrases quoted, the rest as lists. */
function draw(query: SearchQuery): string {
  switch (query.kind) {
    case "word":
      return query.word;
    case "prefix":
      return `${query.word}*`;
    case "phrase":
      return `"${query.words.join(" ")}"`;
    case "not":
      return `not(${draw(query.query)})`;
    case "and":
    case "or":
      return `${query.kind}(${query.queries.map(draw).join(" ")})`;
  }
}

const read: [name: string, text: string, drawn: string][] = [
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
  ["OR", "пожар OR дым", "or(пожар дым)"],
  ["ИЛИ and |", "пожар ИЛИ дым | гарь", "or(пожар дым гарь)"],
  ["or in small letters is a word", "a or b", "and(a or b)"],
  ["OR is looser than side by side", "a b OR c d", "or(and(a b) and(c d))"],
  ["brackets", "(a OR b) c", "and(or(a b) c)"],
  ["brackets in brackets", "((a OR b) c) OR d", "or(and(or(a b) c) d)"],
  ["brackets that touch a word", "завод(a OR b)", "and(завод or(a b))"],
  ["a prefix", "завод*", "завод*"],
  ["a prefix after a hyphen", "чудо-завод*", "and(чудо завод*)"],
  ["excluded prefix", "чай -завод*", "and(чай not(завод*))"],
  ["signs of another language of queries", "пожар & !клиенты ':' <->", "and(пожар клиенты)"],
  ["numbers", "2026 covid19", "and(2026 covid19)"],
  ["a star of its own", "завод * пожар", "and(завод пожар)"],
  ["NUL and half a surrogate pair", "пожар\u0000 \ud800", "пожар"],
];

test.each(read)("reads %s", (_name, text, drawn) => {
  const parsed = parseSearch(text);
  expect(parsed.ok ? draw(parsed.query) : parsed).toBe(drawn);
});

const refused: [name: string, text: string, problem: SearchProblem, at: number][] = [
  ["nothing", "", "no_words", 1],
  ["no letter", "…!?", "no_words", 1],
  ["an open quote", 'пожар "завод', "open_quote", 7],
  ["an open typographic quote", "«завод", "open_quote", 1],
  ["an open bracket", "пожар (завод", "open_bracket", 7],
  ["a bracket that closes nothing", "пожар) завод", "stray_bracket", 6],
  ["a closing bracket first", ") завод", "stray_bracket", 1],
  ["empty brackets", "пожар ()", "empty_brackets", 8],
  ["OR at the beginning", "OR завод", "beside_or", 1],
  ["OR at the end", "завод OR", "beside_or", 7],
  ["two OR", "a OR OR b", "beside_or", 6],
  ["OR before a bracket closes", "(a OR) b", "beside_or", 4],
  ["a star inside", "за*вод", "star_place", 3],
  ["a star before", "завод *пожар", "star_place", 7],
  ["a short prefix", "завод по*", "short_prefix", 7],
  ["a pasted page", "слово ".repeat(41), "too_many_words", 246],
];

test.each(refused)("refuses %s", (_name, text, problem, at) => {
  expect(parseSearch(text)).toEqual({ ok: false, problem, at });
});

test("brackets as deep as the text is long are refused or read, never a crash", () => {
  expect(parseSearch("(".repeat(400)).ok).toBe(false);
  expect(parseSearch(`${"(".repeat(190)}a${")".repeat(190)}`).ok).toBe(true);
  expect(parseSearch(`${"-(".repeat(100)}a${")".repeat(100)}`).ok).toBe(true);
});
