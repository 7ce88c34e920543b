import { isLower, isUpper, kindOfUnit, unitKind } from "./char-table.ts";
import { findForm, type TokenKind, type WordForm } from "./word-forms.ts";

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

function kindAt(text: string, at: number): number {
  return kindOfUnit(text.charCodeAt(at));
}

/** End of the word or number that begins at `at`; an apostrophe between letters belongs to the word. */
function wordEnd(text: string, at: number, length: number): number {
  let end = at;
  while (end < length) {
    const kind = kindAt(text, end);
    if (kind === unitKind.letter || kind === unitKind.digit) end++;
    else if (
      (text.charCodeAt(end) === 39 || text.charCodeAt(end) === 0x2019) &&
      end > at &&
      end + 1 < length &&
      kindAt(text, end + 1) === unitKind.letter
    )
      end++;
    else break;
  }
  return end;
}

function lineEndOf(text: string, at: number, length: number): number {
  let end = at;
  while (end < length && kindAt(text, end) !== unitKind.space) end++;
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
    categories: known.lexicon.categories,
    known,
  };
}

function wordToken(text: string, start: number, end: number, kind: TokenKind): Token {
  const capital = isUpper(text.charCodeAt(start));
  let shouting = capital && end - start > 1;
  for (let at = start + 1; shouting && at < end; at++) shouting = !isLower(text.charCodeAt(at));
  return tokenOf(findForm(text, start, end, kind), start, end, capital, shouting);
}

function markToken(text: string, start: number, length: number): Token {
  const code = text.charCodeAt(start);
  let end = start + 1;
  while (end < length && text.charCodeAt(end) === code) end++;
  return tokenOf(findForm(text, start, Math.min(end, start + 3), "mark"), start, end, false, false);
}

function isLink(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 104 || !text.startsWith("http", at)) return false;
  return text.startsWith("://", text.charCodeAt(at + 4) === 115 ? at + 5 : at + 4);
}

/** The token that begins at `at`; null where there is none. */
function tokenAt(text: string, at: number, length: number): Token | null {
  const kind = kindAt(text, at);
  const code = text.charCodeAt(at);
  if (kind === unitKind.letter || kind === unitKind.digit) {
    if (isLink(text, at))
      return tokenOf(findForm("http://", 0, 7, "link"), at, lineEndOf(text, at, length), false, false);
    return wordToken(text, at, wordEnd(text, at, length), kind === unitKind.digit ? "number" : "word");
  }
  if ((code === 64 || code === 35) && at + 1 < length && kindAt(text, at + 1) === unitKind.letter)
    return wordToken(text, at, wordEnd(text, at + 1, length), code === 64 ? "handle" : "hashtag");
  if (code >= 0xd800 && code <= 0xdbff && at + 1 < length)
    return tokenOf(findForm(text, at, at + 2, "emoji"), at, at + 2, false, false);
  if (kind === unitKind.emoji) return tokenOf(findForm(text, at, at + 1, "emoji"), at, at + 1, false, false);
  return code === 0xfe0f || (code >= 0xdc00 && code <= 0xdfff) ? null : markToken(text, at, length);
}

/** Tokens of at most the first `limit` UTF-16 units, in order; white space is dropped. Linear in the text. */
export function scanWords(text: string, limit: number): Token[] {
  const length = Math.min(text.length, limit);
  const tokens: Token[] = [];
  let at = 0;
  while (at < length) {
    const token = kindAt(text, at) === unitKind.space ? null : tokenAt(text, at, length);
    if (token) tokens.push(token);
    at = token ? token.end : at + 1;
  }
  return tokens;
}
