import type { WordAt } from "../search-words.ts";
import type { Stretch } from "../snippet.ts";
import type { NearSide, PatternQuery, PhraseQuery, Query, WordQuery } from "./query.ts";

/** What of a query can be shown in a text: all its words but what it excludes. */
type Shown = WordQuery | PhraseQuery | PatternQuery;

export function shownParts(query: Query | NearSide): Shown[] {
  switch (query.kind) {
    case "and":
    case "or":
      return query.queries.flatMap(shownParts);
    case "near":
      return query.sides.flatMap(shownParts);
    case "title":
      return shownParts(query.query);
    case "word":
    case "prefix":
    case "phrase":
    case "pattern":
      return [query];
    case "not":
    case "choice":
    case "name":
    case "holder":
    case "number":
    case "time":
    case "due":
      return [];
  }
}

/** The words of a query whose stems are needed to find it. */
export function shownWords(query: Query): string[] {
  return shownParts(query).flatMap((part) => {
    if (part.kind === "phrase") return part.words;
    return part.kind === "pattern" ? [part.begins] : [part.word];
  });
}

/** No stemmer takes away more than the end of a word, so words of one stem begin alike. */
const sameLetters = 3;

/** Words of a text that may be forms of those asked for, each once: only their stems have to be looked up. */
export function likelyForms(words: readonly WordAt[], asked: readonly string[]): string[] {
  const beginnings = new Set(asked.map((word) => word.slice(0, sameLetters)));
  const likely = words.map(({ word }) => word).filter((word) => beginnings.has(word.slice(0, sameLetters)));
  return [...new Set(likely)];
}

/**
 * Where a text shows what was searched for, in its order. Words beside NEAR are shown wherever they stand.
 * @param stemOf stem of a word; undefined for a word that was not worth looking up
 */
export function findQuery(
  query: Query,
  words: readonly WordAt[],
  stemOf: (word: string) => string | undefined,
): Stretch[] {
  const isForm = (asked: string, word: WordAt | undefined): boolean => {
    if (word === undefined) return false;
    return word.word === asked || (stemOf(asked) !== undefined && stemOf(word.word) === stemOf(asked));
  };
  const isOne = (part: Exclude<Shown, PhraseQuery>, word: WordAt): boolean => {
    if (part.kind === "pattern")
      return word.word.length <= wordLengthMax && expressionOf(part).test(word.word);
    return isForm(part.word, word) || (part.kind === "prefix" && word.word.startsWith(part.word));
  };
  const expressions = new Map<PatternQuery, RegExp>();
  const expressionOf = (part: PatternQuery): RegExp => {
    const known = expressions.get(part) ?? patternExpression(part);
    expressions.set(part, known);
    return known;
  };
  const found = shownParts(query).flatMap((part) =>
    words.flatMap((word, n): Stretch[] => {
      if (part.kind !== "phrase") return isOne(part, word) ? [{ start: word.start, end: word.end }] : [];
      const last = words[n + part.words.length - 1];
      const isHere = part.words.every((asked, k) => isForm(asked, words[n + k]));
      return isHere && last ? [{ start: word.start, end: last.end }] : [];
    }),
  );
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** No word is longer; a run of letters without end would cost an expression with gaps too much. */
const wordLengthMax = 80;

/** A whole word that fits a pattern; its other signs are letters and digits. */
function patternExpression({ pattern }: PatternQuery): RegExp {
  const inside = pattern.replaceAll("*", "[\\p{L}\\p{Nd}]*").replaceAll("?", "[\\p{L}\\p{Nd}]");
  return new RegExp(`^${inside}$`, "u");
}
