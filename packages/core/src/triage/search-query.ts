import { searchTokens, type SearchToken } from "./search-tokens.ts";

/** What is searched for. A `word` stands in any form, a `prefix` begins one, the words of a `phrase` follow each other. */
export type SearchQuery =
  | { kind: "word" | "prefix"; word: string }
  | { kind: "phrase"; words: string[] }
  | { kind: "not"; query: SearchQuery }
  | { kind: "and" | "or"; queries: SearchQuery[] };

export type SearchProblem =
  | "no_words"
  | "open_quote"
  | "open_bracket"
  | "stray_bracket"
  | "empty_brackets"
  | "beside_or"
  | "after_minus"
  | "star_place"
  | "short_prefix"
  | "too_many_words";

/** `at` counts the characters of the text from 1. */
export type ParsedSearch =
  | { ok: true; query: SearchQuery }
  | { ok: false; problem: SearchProblem; at: number };

/** More words than anybody types; a longer text was pasted by mistake. */
const wordsMax = 40;

/** A prefix of fewer letters would find half of all posts. */
const prefixLengthMin = 3;

interface Reading {
  tokens: readonly SearchToken[];
  next: number;
}

/** Carried out of the depth of the parser; never leaves this file. */
interface Trouble {
  problem: SearchProblem;
  at: number;
}
type Read = { query: SearchQuery } | Trouble;

/**
 * Reads the text of the search field: words that must all stand there, "words in a row", -without, one OR another (also
 * ИЛИ and |), begin* and brackets. Without brackets OR holds together more loosely than words side by side. Every other
 * sign is read as a space.
 */
export function parseSearch(text: string): ParsedSearch {
  const cut = searchTokens(text);
  if (!cut.ok) return cut;
  const { tokens } = cut;
  const words = tokens.flatMap((token) => (token.kind === "words" ? token.words : []));
  if (words.length > wordsMax) return { ok: false, problem: "too_many_words", at: text.length };
  if (words.length === 0) return { ok: false, problem: "no_words", at: 1 };
  const reading = { tokens, next: 0 };
  const read = readOr(reading);
  if ("problem" in read) return { ok: false, ...read };
  const left = tokens[reading.next];
  return left ? { ok: false, problem: "stray_bracket", at: left.at } : { ok: true, query: read.query };
}

function readOr(reading: Reading): Read {
  const queries: SearchQuery[] = [];
  for (;;) {
    const read = readAnd(reading);
    if ("problem" in read) return read;
    queries.push(read.query);
    if (reading.tokens[reading.next]?.kind !== "or") break;
    reading.next += 1;
  }
  return { query: joined("or", queries) };
}

function readAnd(reading: Reading): Read {
  const queries: SearchQuery[] = [];
  for (;;) {
    const token = reading.tokens[reading.next];
    if (token === undefined || token.kind === "or" || token.kind === "close") break;
    const read = readOne(reading, token);
    if ("problem" in read) return read;
    queries.push(read.query);
  }
  if (queries.length > 0) return { query: joined("and", queries) };
  return nothingRead(reading);
}

/** Which mistake it is that nothing stands where something should. */
function nothingRead({ tokens, next }: Reading): Trouble {
  const here = tokens[next];
  const before = tokens[next - 1];
  if (here?.kind === "or") return { problem: "beside_or", at: here.at };
  if (before?.kind === "or") return { problem: "beside_or", at: before.at };
  if (here?.kind === "close")
    return { problem: before?.kind === "open" ? "empty_brackets" : "stray_bracket", at: here.at };
  return { problem: "open_bracket", at: before?.at ?? 1 };
}

function readOne(reading: Reading, token: SearchToken): Read {
  reading.next += 1;
  switch (token.kind) {
    case "words":
      return readWords(token);
    case "minus": {
      const excluded = reading.tokens[reading.next];
      if (excluded?.kind !== "words" && excluded?.kind !== "open")
        return { problem: "after_minus", at: token.at };
      const read = readOne(reading, excluded);
      return "problem" in read ? read : { query: { kind: "not", query: read.query } };
    }
    case "open": {
      const read = readOr(reading);
      if ("problem" in read) return read;
      if (reading.tokens[reading.next]?.kind !== "close") return { problem: "open_bracket", at: token.at };
      reading.next += 1;
      return read;
    }
    case "or":
    case "close":
      return { problem: "stray_bracket", at: token.at };
  }
}

function readWords({ words, isPrefix, at }: SearchToken & { kind: "words" }): Read {
  const last = words.at(-1) ?? "";
  if (!isPrefix) return { query: inARow(words) };
  if (last.length < prefixLengthMin) return { problem: "short_prefix", at };
  const prefix: SearchQuery = { kind: "prefix", word: last };
  return words.length === 1
    ? { query: prefix }
    : { query: { kind: "and", queries: [inARow(words.slice(0, -1)), prefix] } };
}

function inARow(words: readonly string[]): SearchQuery {
  const [only] = words;
  return words.length === 1 && only !== undefined
    ? { kind: "word", word: only }
    : { kind: "phrase", words: [...words] };
}

function joined(kind: "and" | "or", queries: readonly SearchQuery[]): SearchQuery {
  const [only] = queries;
  return queries.length === 1 && only !== undefined ? only : { kind, queries: [...queries] };
}
