import type { SearchQuery } from "./search-query.ts";
import type { WordAt } from "./search-words.ts";
import type { Stretch } from "./snippet.ts";

/** What of a query can be shown in a text: all but what it excludes. */
type Shown = Extract<SearchQuery, { kind: "word" | "prefix" | "phrase" }>;

export function shownParts(query: SearchQuery): Shown[] {
  switch (query.kind) {
    case "not":
      return [];
    case "and":
    case "or":
      return query.queries.flatMap(shownParts);
    case "word":
    case "prefix":
    case "phrase":
      return [query];
  }
}

/** The words of a query whose stems are needed to find it. */
export function shownWords(query: SearchQuery): string[] {
  return shownParts(query).flatMap((part) => (part.kind === "phrase" ? part.words : [part.word]));
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
 * Where a text shows what was searched for, in its order.
 * @param stemOf stem of a word; undefined for a word that was not worth looking up
 */
export function findQuery(
  query: SearchQuery,
  words: readonly WordAt[],
  stemOf: (word: string) => string | undefined,
): Stretch[] {
  const isForm = (asked: string, word: WordAt | undefined): boolean => {
    if (word === undefined) return false;
    return word.word === asked || (stemOf(asked) !== undefined && stemOf(word.word) === stemOf(asked));
  };
  const found = shownParts(query).flatMap((part) =>
    words.flatMap((word, n): Stretch[] => {
      if (part.kind === "phrase") {
        const last = words[n + part.words.length - 1];
        const isHere = part.words.every((asked, k) => isForm(asked, words[n + k]));
        return isHere && last ? [{ start: word.start, end: last.end }] : [];
      }
      const isHere = isForm(part.word, word) || (part.kind === "prefix" && word.word.startsWith(part.word));
      return isHere ? [{ start: word.start, end: word.end }] : [];
    }),
  );
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
