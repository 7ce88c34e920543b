import { isLower, isUpper, isWordUnit, kindOf, readUnits, unitKind } from "./char-table.ts";
import { formOfWord, linkForm } from "./linked-forms.ts";
import { unitsOf } from "../tokens/text-units.ts";
import { recentTokens, type Token as Cut } from "../tokens/tokenize.ts";
import { findForm, formOf, type TokenKind, type WordForm } from "./word-forms.ts";

/** One token of a post. `start` and `end` are UTF-16 offsets into the scanned text. */
export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  /** Lower case, ё as е; repeated marks shortened. */
  form: string;
  /** Whether the first letter is upper case, and whether all of at least two letters are. */
  capital: boolean;
  shouting: boolean;
  stem: string;
  stemHash: number;
  /** Lexicon categories; phrases add theirs to each of their words. */
  categories: readonly number[];
  known: WordForm;
}

/** Of the text at hand: its units as they are written, what is known of each, and each as `foldUnit` gives it. */
let units: Uint16Array = new Uint16Array(0);
let kinds = new Uint8Array(8192);
let folds = new Uint16Array(8192);
const apostrophe = 39;
/** What the tokenizer made of the text, where it has just cut it up, and the first of it that is not yet behind. */
let cuts: readonly Cut[] = [];
let nextCut = 0;

/** Looks at each unit once. */
function openText(text: string, length: number): void {
  cuts = recentTokens(text) ?? [];
  nextCut = 0;
  units = unitsOf(length < text.length ? text.slice(0, length) : text);
  if (kinds.length < length) {
    kinds = new Uint8Array(length * 2);
    folds = new Uint16Array(length * 2);
  }
  readUnits(units, length, kinds, folds);
}

/** End of the word or number that begins at `at`; an apostrophe between letters belongs to the word. */
function wordEnd(at: number, length: number): number {
  let end = at;
  while (end < length) {
    if (isWordUnit(kinds[end] as number)) end++;
    else if (
      folds[end] === apostrophe &&
      end > at &&
      end + 1 < length &&
      kindOf(kinds[end + 1] as number) === unitKind.letter
    )
      end++;
    else break;
  }
  return end;
}

function lineEndOf(at: number, length: number): number {
  let end = at;
  while (end < length && kindOf(kinds[end] as number) !== unitKind.space) end++;
  return end;
}

function tokenOf(known: WordForm, start: number, end: number, capital: boolean, shouting: boolean): Token {
  return {
    kind: known.kind,
    start,
    end,
    form: known.text,
    capital,
    shouting,
    stem: known.stem,
    stemHash: known.stemHash,
    categories: known.categories,
    known,
  };
}

/** What the tokenizer has made of what begins at `start`; undefined where it sees nothing begin. */
function cutAt(start: number): Cut | undefined {
  while (nextCut < cuts.length && (cuts[nextCut] as Cut).start < start) nextCut++;
  const cut = cuts[nextCut];
  return cut?.start === start ? cut : undefined;
}

function isEnd(at: number, length: number): boolean {
  return at === length || (at < length && !isWordUnit(kinds[at] as number) && folds[at] !== apostrophe);
}

/** A word or number by its first character. Most are words of the tokenizer whose form is known: their letters need not be read again. */
function plainToken(start: number, length: number, kind: TokenKind): Token {
  const cut = cutAt(start);
  const word = cut?.word ?? null;
  if (cut === undefined || word === null) return wordToken(start, wordEnd(start, length), kind);
  const known = isEnd(cut.end, length) ? formOfWord(word) : null;
  if (known !== null) return shapedToken(known, start, cut.end);
  const token = wordToken(start, wordEnd(start, length), kind);
  if (token.end === cut.end) linkForm(word, token.known);
  return token;
}

function wordToken(start: number, end: number, kind: TokenKind): Token {
  return shapedToken(findForm(folds, start, end, kind), start, end);
}

function shapedToken(known: WordForm, start: number, end: number): Token {
  const capital = isUpper(kinds[start] as number);
  let shouting = capital && end - start > 1;
  for (let at = start + 1; shouting && at < end; at++) shouting = !isLower(kinds[at] as number);
  return tokenOf(known, start, end, capital, shouting);
}

function markToken(start: number, length: number): Token {
  const code = units[start];
  let end = start + 1;
  while (end < length && units[end] === code) end++;
  return tokenOf(findForm(folds, start, Math.min(end, start + 3), "mark"), start, end, false, false);
}

function isLink(text: string, at: number): boolean {
  if (!text.startsWith("http", at)) return false;
  return text.startsWith("://", text.charCodeAt(at + 4) === 115 ? at + 5 : at + 4);
}

/** The token that begins at `at`; null where there is none. */
function tokenAt(text: string, at: number, length: number): Token | null {
  const code = units[at] as number;
  const kind = kindOf(kinds[at] as number);
  if (kind === unitKind.space) return null;
  if (kind === unitKind.letter || kind === unitKind.digit) {
    if (code === 104 && isLink(text, at))
      return tokenOf(formOf("http://", "link"), at, lineEndOf(at, length), false, false);
    return plainToken(at, length, kind === unitKind.digit ? "number" : "word");
  }
  const next = at + 1 < length ? kindOf(kinds[at + 1] as number) : 0;
  if ((code === 64 || code === 35) && next === unitKind.letter)
    return wordToken(at, wordEnd(at + 1, length), code === 64 ? "handle" : "hashtag");
  if (code >= 0xd800 && code <= 0xdbff && at + 1 < length)
    return tokenOf(findForm(folds, at, at + 2, "emoji"), at, at + 2, false, false);
  if (kind === unitKind.emoji) return tokenOf(findForm(folds, at, at + 1, "emoji"), at, at + 1, false, false);
  return code === 0xfe0f || (code >= 0xdc00 && code <= 0xdfff) ? null : markToken(at, length);
}

/** Tokens of at most the first `limit` UTF-16 units, in order; white space is dropped. Linear in the text. */
export function scanWords(text: string, limit: number): Token[] {
  const length = Math.min(text.length, limit);
  openText(text, length);
  const tokens: Token[] = [];
  let at = 0;
  while (at < length) {
    const token = tokenAt(text, at, length);
    if (token) tokens.push(token);
    at = token ? token.end : at + 1;
  }
  return tokens;
}
