import { wordsIn } from "../search-words.ts";
import { readFieldToken } from "./field-token.ts";
import type { QueryProblem } from "./query-problem.ts";
import { closingQuote, quotes } from "./query-token.ts";
import type { Cut, PatternToken, QueryToken } from "./query-token.ts";

const operators: Readonly<Record<string, "and" | "or" | "not">> = {
  AND: "and",
  И: "and",
  "&": "and",
  "&&": "and",
  OR: "or",
  ИЛИ: "or",
  "|": "or",
  "||": "or",
  NOT: "not",
  НЕ: "not",
};

/** Words further apart have little to do with each other, and each step makes the search dearer. */
export const nearDistanceMax = 30;
const nearDistanceUsual = 5;

/** Cuts the text of a query into words, phrases, fields and signs. Signs that mean nothing here are spaces. */
export function queryTokens(text: string): Cut {
  const tokens: QueryToken[] = [];
  let next = 0;
  while (next < text.length) {
    const read = readAt(text, next, tokens.at(-1));
    if ("problem" in read) return read;
    if (read.token?.kind === "minus" && tokens.at(-1)?.kind === "minus") tokens.pop();
    if (read.token) tokens.push(read.token);
    next = read.next;
  }
  return { tokens: tokens.filter((token, n) => !isVain(token, tokens[n + 1])) };
}

type ReadToken = { token: QueryToken | null; next: number } | QueryProblem;

function readAt(text: string, start: number, before: QueryToken | undefined): ReadToken {
  const sign = text[start] ?? "";
  if (/\s/.test(sign)) return { token: null, next: start + 1 };
  if (sign === "(" || sign === ")") {
    const kind = sign === "(" ? "open" : "close";
    return { token: { kind, start, end: start + 1 }, next: start + 1 };
  }
  if (Object.hasOwn(quotes, sign)) return readPhrase(text, start);
  const tilde = /^~(\d{1,9})(?=[\s)]|$)/.exec(text.slice(start, start + 12));
  if (tilde && before?.kind === "words" && before.end === start) {
    const end = start + tilde[0].length;
    return withDistance(Number(tilde[1]), { kind: "tilde", distance: 0, start, end });
  }
  if (isMinus(text, start)) return { token: { kind: "minus", start, end: start + 1 }, next: start + 1 };
  const field = readFieldToken(text, start);
  if (field !== null) return "problem" in field ? field : { token: field, next: field.end };
  const [run = sign] = /^[^\s()"«“„]+/.exec(text.slice(start)) ?? [];
  return readRun(run, start);
}

function readPhrase(text: string, start: number): ReadToken {
  const end = closingQuote(text, start);
  if (end === -1) return { problem: "open_quote", start, end: start + 1 };
  const inside = text.slice(start + 1, end);
  const star = /[\p{L}\p{Nd}][*?]+(?=[\p{L}\p{Nd}])|[\p{L}\p{Nd}]\*|\*(?=[\p{L}\p{Nd}])/u.exec(inside);
  if (star) {
    const at = start + 1 + star.index;
    return { problem: "star_in_phrase", start: at, end: at + star[0].length };
  }
  const words = wordsIn(inside).map(({ word }) => word);
  const token = { kind: "words", words, isPrefix: false, start, end: end + 1 } as const;
  return { token: words.length > 0 ? token : null, next: end + 1 };
}

/** A minus before a sign that was dropped excludes nothing, unless something else stands where the excluded should. */
function isVain(token: QueryToken, following: QueryToken | undefined): boolean {
  return token.kind === "minus" && following !== undefined && following.start > token.end;
}

/** A minus that touches what follows and nothing before; between spaces it is a dash. */
function isMinus(text: string, at: number): boolean {
  if (text[at] !== "-" && text[at] !== "\u2212") return false;
  const before = text[at - 1] ?? " ";
  return /[\s(\-\u2212]/.test(before) && /[^\s)]/.test(text[at + 1] ?? " ");
}

/** A run of signs without space: an operator, one word, or several that stand in a row, as "завод-гигант" does. */
function readRun(run: string, start: number): ReadToken {
  const end = start + run.length;
  const next = end;
  const operator = Object.hasOwn(operators, run) ? operators[run] : undefined;
  if (operator !== undefined) return { token: { kind: operator, start, end }, next };
  const near = /^(O?NEAR|РЯДОМ|СЛЕДОМ)(?:\/(\d{1,9}))?$/.exec(run);
  if (near) {
    const isOrdered = near[1] === "ONEAR" || near[1] === "СЛЕДОМ";
    const distance = near[2] === undefined ? nearDistanceUsual : Number(near[2]);
    return withDistance(distance, { kind: "near", distance, isOrdered, start, end });
  }
  const words = wordsIn(run).map(({ word }) => word);
  if (words.length === 0) return { token: null, next };
  const stars = starsOf(run, start);
  if (stars === null) return { token: { kind: "words", words, isPrefix: false, start, end }, next };
  return "problem" in stars
    ? stars
    : { token: stars.isPattern ? stars.token : { kind: "words", words, isPrefix: true, start, end }, next };
}

function withDistance(distance: number, token: Extract<QueryToken, { distance: number }>): ReadToken {
  if (distance >= 1 && distance <= nearDistanceMax) return { token: { ...token, distance }, next: token.end };
  return { problem: "near_distance", start: token.start, end: token.end, given: String(distance) };
}

type Stars = { isPattern: false } | { isPattern: true; token: PatternToken } | QueryProblem | null;

/** Letters that a star needs before it: fewer would find half of all posts. */
const beginsLengthMin = 3;

/** What the stars of a run mean; null where it has none. A question mark at the end is a sign, as in a sentence. */
function starsOf(run: string, start: number): Stars {
  const first = run.search(/\*|\?(?=\?*[\p{L}\p{Nd}*])/u);
  if (first === -1) return null;
  const at = start + first;
  if (wordsIn(run.slice(0, first)).at(-1)?.end !== first)
    return wordsIn(run.slice(first)).length > 0 ? { problem: "star_first", start: at, end: at + 1 } : null;
  const begins = wordsIn(run.slice(0, first)).at(-1)?.word ?? "";
  if (begins.length < beginsLengthMin)
    return { problem: "short_prefix", start, end: start + run.length, given: begins };
  const isEnd = wordsIn(run.slice(first)).length === 0;
  if (isEnd) return { isPattern: false };
  return patternOf(run, start, begins);
}

/** More gaps say nothing more, and cost whoever looks for them ever more. */
const gapsMax = 3;

function patternOf(run: string, start: number, begins: string): Stars {
  // A question mark behind the word is that of the sentence.
  const written = run.replace(/^[^\p{L}\p{Nd}]+|[^\p{L}\p{Nd}*]+$/gu, "");
  if (/[^\p{L}\p{Nd}\p{M}*?]/u.test(written))
    return { problem: "star_in_phrase", start, end: start + run.length };
  const pattern = written
    .split(/([*?])/)
    .map((part) => (part === "*" || part === "?" ? part : (wordsIn(part)[0]?.word ?? "")))
    .join("")
    .replace(/\*+/g, "*");
  if (pattern.split("*").length - 1 > gapsMax)
    return { problem: "many_stars", start, end: start + run.length };
  return {
    isPattern: true,
    token: { kind: "pattern", begins, pattern, start, end: start + run.length },
  };
}
