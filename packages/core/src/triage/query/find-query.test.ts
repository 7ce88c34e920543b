import { expect, test } from "vitest";
import { findQuery, likelyForms, shownWords } from "./find-query.ts";
import { parseQuery } from "./parse-query.ts";
import { wordsIn } from "../search-words.ts";

/** A stemmer good enough for a test: the first five letters. */
const stemOf = (word: string): string => word.slice(0, 5);

const rows: [name: string, asked: string, text: string, found: string[]][] = [
  ["a word in another form", "заводу", "На Заводе пожар, завод!", ["Заводе", "завод"]],
  ["ё and е", "елка", "Ёлка у елки", ["Ёлка"]],
  ["every word of several", "пожар завод", "завод: пожар", ["завод", "пожар"]],
  ["a phrase alone, in other forms", '"большого завода"', "завод. Большой завод", ["Большой завод"]],
  ["not what is excluded", "пожар -завод", "завод, пожар", ["пожар"]],
  ["either", "пожар OR дым", "дым", ["дым"]],
  ["what begins so", "завод*", "заводской Заводчик зав", ["заводской", "Заводчик"]],
  ["words joined by a hyphen", "завод-гигант", "завод-гигант и завод", ["завод-гигант"]],
  ["beyond a surrogate pair", "пожар", "🔥 пожар", ["пожар"]],
  ["nothing", "чай", "завод", []],
];

test.each(rows)("finds %s", (_name, asked, text, found) => {
  const parsed = parseQuery(asked);
  if ("problem" in parsed) throw new Error(parsed.problem);
  const stretches = findQuery(parsed.query, wordsIn(text), stemOf);
  expect(stretches.map(({ start, end }) => text.slice(start, end))).toEqual(found);
});

test("only words that begin like one asked for are worth a stem", () => {
  const parsed = parseQuery('завод "чёрный дым" -мусор');
  if ("problem" in parsed) throw new Error(parsed.problem);
  expect(shownWords(parsed.query)).toEqual(["завод", "черный", "дым"]);
  const words = wordsIn("Заводской ремонт: дым, мусор, завод, завод");
  expect(likelyForms(words, shownWords(parsed.query))).toEqual(["заводской", "дым", "завод"]);
});
