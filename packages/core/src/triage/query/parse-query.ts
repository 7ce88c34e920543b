import { readFieldQuery } from "./field-query.ts";
import { joined, isWords } from "./query.ts";
import type { NearSide, Query } from "./query.ts";
import type { ProblemKind, QueryProblem } from "./query-problem.ts";
import { queryLengthMax } from "./query-length.ts";
import type { QueryToken, WordsToken } from "./query-token.ts";
import { queryTokens } from "./query-tokens.ts";

const wordsMax = 200;
const depthMax = 250;

export type ParsedQuery = { query: Query } | QueryProblem;

interface Reading {
  tokens: readonly QueryToken[];
  next: number;
  depth: number;
}

type Read = { query: Query } | QueryProblem;

/**
 * Reads a query: words that must all stand there, "words in a row", -without (NOT, НЕ), one OR another (ИЛИ, |), AND (И),
 * begin*, wo*d, one NEAR/5 another (РЯДОМ/5), fields (source:… severity>=3) and brackets around any of them. Operators
 * are written in capitals: small "or" and "и" are words. NOT holds closest, then NEAR, then words side by side, then OR.
 * Every other sign is read as a space. What cannot be read is named with its place.
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > queryLengthMax) return { problem: "too_long", start: queryLengthMax, end: text.length };
  const cut = queryTokens(text);
  if ("problem" in cut) return cut;
  const { tokens } = cut;
  const words = tokens.flatMap((token) => (token.kind === "words" ? token.words.map(() => token) : []));
  const excess = words[wordsMax];
  if (excess) return { problem: "too_many_words", start: excess.start, end: text.length };
  if (!tokens.some(({ kind }) => kind === "words" || kind === "pattern" || kind === "field"))
    return tokens[0] ? nothingRead({ tokens, next: firstBare(tokens), depth: 0 }) : nothing(text);
  const reading = { tokens, next: 0, depth: 0 };
  const read = readOr(reading);
  if ("problem" in read) return read;
  const left = tokens[reading.next];
  return left ? trouble("stray_bracket", left) : { query: read.query };
}

function nothing(text: string): QueryProblem {
  return { problem: "no_words", start: 0, end: text.length };
}

/** Of a query of mere signs, the place from which something is missing. */
function firstBare(tokens: readonly QueryToken[]): number {
  const at = tokens.findIndex(({ kind }) => kind !== "open");
  return at === -1 ? tokens.length : at;
}

function trouble(problem: ProblemKind, { start, end }: { start: number; end: number }): QueryProblem {
  return { problem, start, end };
}

function readOr(reading: Reading): Read {
  const queries: Query[] = [];
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
  const queries: Query[] = [];
  for (;;) {
    const token = reading.tokens[reading.next];
    if (token === undefined || token.kind === "or" || token.kind === "close") break;
    if (token.kind === "and") {
      const following = reading.tokens[reading.next + 1];
      if (queries.length === 0 || !canBegin(following)) return trouble("beside_and", token);
      reading.next += 1;
      continue;
    }
    const read = readNear(reading);
    if ("problem" in read) return read;
    queries.push(read.query);
  }
  return queries.length > 0 ? { query: joined("and", queries) } : nothingRead(reading);
}

function canBegin(token: QueryToken | undefined): boolean {
  return token !== undefined && !["or", "and", "close", "near", "tilde"].includes(token.kind);
}

/** Which mistake it is that nothing stands where something should. */
function nothingRead({ tokens, next }: Reading): QueryProblem {
  const here = tokens[next];
  const before = tokens[next - 1];
  const first = { start: 0, end: 1 };
  if (here?.kind === "or" || here?.kind === "and")
    return trouble(here.kind === "or" ? "beside_or" : "beside_and", here);
  if (before?.kind === "or") return trouble("beside_or", before);
  if (here?.kind === "close")
    return before?.kind === "open"
      ? { problem: "empty_brackets", start: before.start, end: here.end }
      : trouble("stray_bracket", here);
  if (here?.kind === "not") return trouble("after_not", here);
  if (here?.kind === "minus") return trouble("after_minus", here);
  if (here?.kind === "title") return { ...trouble("empty_value", here), field: "title" };
  if (here?.kind === "near") return trouble("beside_near", here);
  return trouble("open_bracket", before ?? first);
}

/** One thing, or several with NEAR between them: each beside the next. */
function readNear(reading: Reading): Read {
  const pairs: Query[] = [];
  let left = readOne(reading);
  if ("problem" in left) return left;
  for (;;) {
    const near = reading.tokens[reading.next];
    if (near?.kind !== "near") break;
    if (!canBegin(reading.tokens[reading.next + 1])) return trouble("beside_near", near);
    reading.next += 1;
    const right = readOne(reading);
    if ("problem" in right) return right;
    const sides = [asSide(left.query), asSide(right.query)] as const;
    if (sides[0] === null || sides[1] === null) return trouble("near_side", near);
    const { distance, isOrdered } = near;
    pairs.push({ kind: "near", sides: [sides[0], sides[1]], distance, isOrdered });
    left = right;
  }
  return pairs.length > 0 ? { query: joined("and", pairs) } : left;
}

/** What NEAR can stand beside: words, words in a row, one of several. */
function asSide(query: Query): NearSide | null {
  if (query.kind === "word" || query.kind === "prefix" || query.kind === "phrase") return query;
  if (query.kind !== "or") return null;
  const sides = query.queries.map(asSide);
  return sides.includes(null) ? null : { kind: "or", queries: sides.flatMap((side) => side ?? []) };
}

function readOne(reading: Reading): Read {
  const token = reading.tokens[reading.next];
  if (token === undefined) return nothingRead(reading);
  reading.next += 1;
  switch (token.kind) {
    case "words":
      return readWords(reading, token);
    case "pattern":
      return { query: { kind: "pattern", begins: token.begins, pattern: token.pattern } };
    case "field":
      return readFieldQuery(token);
    case "title":
      return readTitle(reading, token);
    case "minus":
    case "not":
      return readNot(reading, token);
    case "open":
      return readBrackets(reading, token);
    case "near":
    case "tilde":
      return trouble("beside_near", token);
    case "and":
      return trouble("beside_and", token);
    case "or":
    case "close":
      return trouble("stray_bracket", token);
  }
}

function readNot(reading: Reading, token: QueryToken): Read {
  const excluded = reading.tokens[reading.next];
  const isMinus = token.kind === "minus";
  if (!canBegin(excluded)) return trouble(isMinus ? "after_minus" : "after_not", token);
  const read = deeper(reading, token, readOne);
  return "problem" in read ? read : { query: { kind: "not", query: read.query } };
}

function readBrackets(reading: Reading, token: QueryToken): Read {
  const read = deeper(reading, token, readOr);
  if ("problem" in read) return read;
  if (reading.tokens[reading.next]?.kind !== "close") return trouble("open_bracket", token);
  reading.next += 1;
  return read;
}

function readTitle(reading: Reading, token: QueryToken): Read {
  const following = reading.tokens[reading.next];
  if (!canBegin(following)) return { ...trouble("empty_value", token), field: "title" };
  const read = deeper(reading, token, readOne);
  if ("problem" in read) return read;
  if (!isWords(read.query))
    return trouble("title_words", { start: token.start, end: following?.end ?? token.end });
  return { query: { kind: "title", query: read.query } };
}

/** One level further in: a stack that overflows would be a crash, not an answer. */
function deeper(reading: Reading, at: QueryToken, read: (reading: Reading) => Read): Read {
  if (reading.depth >= depthMax) return trouble("too_deep", at);
  reading.depth += 1;
  const found = read(reading);
  reading.depth -= 1;
  return found;
}

function readWords(reading: Reading, { words, isPrefix }: WordsToken): Read {
  const tilde = reading.tokens[reading.next];
  if (tilde?.kind === "tilde") {
    reading.next += 1;
    return { query: allBeside(words, tilde.distance) };
  }
  const last = words.at(-1) ?? "";
  if (!isPrefix) return { query: inARow(words) };
  const prefix: Query = { kind: "prefix", word: last };
  return words.length === 1
    ? { query: prefix }
    : { query: { kind: "and", queries: [inARow(words.slice(0, -1)), prefix] } };
}

/** "words like these"~5: each beside the next. */
function allBeside(words: readonly string[], distance: number): Query {
  const pairs = words.slice(1).map((word, n): Query => {
    const sides: [NearSide, NearSide] = [
      { kind: "word", word: words[n] ?? "" },
      { kind: "word", word },
    ];
    return { kind: "near", sides, distance, isOrdered: false };
  });
  return pairs.length === 0 ? inARow(words) : joined("and", pairs);
}

function inARow(words: readonly string[]): Query {
  const [only] = words;
  return words.length === 1 && only !== undefined
    ? { kind: "word", word: only }
    : { kind: "phrase", words: [...words] };
}
