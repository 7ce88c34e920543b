import { charClass, classOf, isLetterOrDigit, lowerUnit, lowerUnits } from "./char-class.ts";
import { findWord, tidyWords, wordsAge, type KnownWord } from "./known-words.ts";
import { normalizeWord } from "./normalize-word.ts";
import { scanAddress, scanEmoji, scanHandle, scanHashtag } from "./scan-special.ts";
import { unitsOf } from "./text-units.ts";

export type TokenKind = "word" | "number" | "handle" | "hashtag" | "url" | "email" | "emoji";

/**
 * A piece of a text. `start` and `end` (exclusive) are UTF-16 units of the original text.
 * `norm` is the form for comparing: of a word or hashtag see `normalizeWord`, handles and hashtags without their sign;
 * of a URL, e-mail or number as written, in lower case; of an emoji without variation selectors and skin tones.
 * `sentence` counts sentences from 0.
 */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly norm: string;
  readonly sentence: number;
  /** What is known of a word; null for all that is none. */
  readonly word: KnownWord | null;
}

interface Scanner {
  text: string;
  /** The text in lower case, of the same length; null until it is asked for, since most texts are words alone. */
  lower: string | null;
  tokens: Token[];
  sentence: number;
  /** A sentence may have ended: `soft` if a capital letter follows, `hard` whatever follows. */
  pendingBreak: "none" | "soft" | "hard";
}

/** Words before a full stop that end no sentence; single letters (initials) never do. */
const abbreviations = new Set(
  "гг ул им тыс млн млрд руб коп ст см пр просп стр корп кв обл св ср напр проф акад mr mrs ms dr st vs inc ltd".split(
    " ",
  ),
);

const letterBits = (1 << charClass.cyrillic) | (1 << charClass.latin) | (1 << charClass.otherLetter);
/** Words of these classes alone need no rewriting beyond lower case. */
const plainCyrillic = (1 << charClass.cyrillic) | (1 << charClass.hyphen);
const plainLatin = (1 << charClass.latin) | (1 << charClass.digit) | (1 << charClass.hyphen);

function lowerOf(scanner: Scanner): string {
  if (scanner.lower !== null) return scanner.lower;
  const { text } = scanner;
  const lower = text.toLowerCase();
  scanner.lower = lower.length === text.length ? lower : text.replaceAll("İ", "I").toLowerCase();
  return scanner.lower;
}

function startsLowerCase(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (lowerUnit(unit) !== unit) return false;
  const letter = text[at] ?? "";
  return letter.toUpperCase() !== letter;
}

function push(
  scanner: Scanner,
  kind: TokenKind,
  start: number,
  end: number,
  norm: string,
  word: KnownWord | null = null,
): void {
  if (scanner.pendingBreak !== "none") {
    if (
      scanner.tokens.length > 0 &&
      (scanner.pendingBreak === "hard" || !startsLowerCase(scanner.text, start))
    )
      scanner.sentence += 1;
    scanner.pendingBreak = "none";
  }
  scanner.tokens.push({ kind, start, end, norm, sentence: scanner.sentence, word });
}

function noteSentenceEnd(scanner: Scanner, at: number): void {
  const { text, tokens } = scanner;
  if (at + 1 < text.length && isLetterOrDigit(text.charCodeAt(at + 1))) return;
  const last = tokens.at(-1);
  if (text[at] === "." && last?.end === at && last.kind === "word") {
    if (last.norm.length === 1 || abbreviations.has(last.norm)) return;
  }
  if (scanner.pendingBreak === "none") scanner.pendingBreak = "soft";
}

function isAstralLetter(text: string, at: number): boolean {
  const point = text.codePointAt(at) ?? 0;
  return point > 0xffff && /[\p{L}\p{N}]/u.test(String.fromCodePoint(point));
}

/** Of the text at hand: class of each unit in lower case, and the unit itself in lower case. */
let classes = new Uint8Array(4096);
let lowers = new Uint16Array(4096);

/** Looks at each unit once, whatever kind of string holds it. */
function readUnits(text: string): void {
  if (classes.length < text.length) {
    classes = new Uint8Array(text.length * 2);
    lowers = new Uint16Array(text.length * 2);
  }
  lowerUnits(unitsOf(text), text.length, classes, lowers);
}

/** What the word that was scanned last is made of: classes of its characters, as bits, and a hash of its units in lower case. */
let seen = 0;
let hash = 0;

function hashUnits(units: Uint16Array, start: number, end: number): number {
  let sum = 2166136261;
  for (let at = start; at < end; at++) sum = Math.imul(sum ^ (units[at] as number), 16777619);
  return sum;
}

/** End of the word that starts at `start`; what was met is in `seen` and `hash`. */
function scanWord(text: string, start: number): number {
  const kinds = classes;
  const low = lowers;
  const { length } = text;
  let at = start;
  let met = 0;
  let sum = 2166136261;
  for (; at < length; at++) {
    const found = kinds[at] as number;
    if (found < charClass.cyrillic || found > charClass.otherLetter) break;
    met |= 1 << found;
    sum = Math.imul(sum ^ (low[at] as number), 16777619);
  }
  seen = met;
  hash = sum;
  let end = at;
  const plainEnd = at;
  while (at < length) {
    const found = kinds[at] as number;
    if (found >= charClass.cyrillic && found <= charClass.otherLetter) {
      at += 1;
      end = at;
    } else if (found === charClass.ignorable) {
      at += 1;
    } else if (found === charClass.highSurrogate && isAstralLetter(text, at)) {
      at += 2;
      end = at;
    } else if (
      (found === charClass.hyphen || found === charClass.apostrophe) &&
      end > start &&
      at + 1 < length
    ) {
      if (!isLetterOrDigit(text.charCodeAt(at + 1))) break;
      at += 1;
    } else break;
    seen |= 1 << found;
  }
  if (at === plainEnd) return end;
  end = extendOverMarks(text, end, at);
  hash = hashUnits(lowers, start, end);
  return end;
}

/** Accents after the last letter belong to the word; other invisible characters do not. */
function extendOverMarks(text: string, end: number, limit: number): number {
  let last = end;
  while (last < limit && /\p{M}/u.test(text[last] ?? "")) last += 1;
  return last;
}

const numberTail = /(?:[.,]\d{1,12}){1,4}/y;

/** Whether what follows a word may make an address of it: no sentence that ends there, and no colon before a space. */
function mayBeAddress(text: string, end: number): boolean {
  const next = text.charCodeAt(end);
  if (next === 0x40 || next === 0x5f || next === 0x2b) return true;
  const after = classOf(text.charCodeAt(end + 1));
  if (next === 0x2e) return end + 1 < text.length && after !== charClass.space && after !== charClass.newline;
  return next === 0x3a && text.charCodeAt(end + 1) === 0x2f;
}

let oddUnits = new Uint16Array(64);

/** A word that is more than lower case away from its form for comparing: what is known of it is known of this way to write it. */
function findOddWord(text: string, start: number, end: number): KnownWord {
  const length = end - start;
  if (oddUnits.length < length) oddUnits = new Uint16Array(length * 2);
  for (let at = 0; at < length; at++) oddUnits[at] = text.charCodeAt(start + at);
  return findWord(oddUnits, 0, length, false, hashUnits(oddUnits, 0, length));
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function takeNumber(scanner: Scanner, start: number, end: number): number {
  const { text } = scanner;
  const next = text.charCodeAt(end);
  let last = end;
  if ((next === 0x2e || next === 0x2c) && isDigit(text.charCodeAt(end + 1))) {
    numberTail.lastIndex = end;
    last += numberTail.exec(text)?.[0].length ?? 0;
  }
  push(scanner, "number", start, last, text.slice(start, last));
  return last;
}

function takeWord(scanner: Scanner, start: number): number {
  const { text } = scanner;
  const end = scanWord(text, start);
  const met = seen;
  if (mayBeAddress(text, end)) {
    const address = scanAddress(lowerOf(scanner), start);
    if (address !== null && address.end > end) {
      push(scanner, address.kind, start, address.end, lowerOf(scanner).slice(start, address.end));
      return address.end;
    }
  }
  if ((met & letterBits) === 0 && (met & (1 << charClass.highSurrogate)) === 0)
    return takeNumber(scanner, start, end);
  const isPlain = (met & ~plainCyrillic) === 0 || (met & ~plainLatin) === 0;
  const word = isPlain ? findWord(lowers, start, end, true, hash) : findOddWord(text, start, end);
  push(scanner, "word", start, end, word.norm, word);
  return end;
}

function takeHandle(scanner: Scanner, start: number): number {
  const isInsideWord = start > 0 && isLetterOrDigit(scanner.text.charCodeAt(start - 1));
  const found = isInsideWord ? null : scanHandle(lowerOf(scanner), start);
  if (found === null) return start + 1;
  push(scanner, "handle", start, found.end, found.norm);
  return found.end;
}

function takeHashtag(scanner: Scanner, start: number): number {
  const found = scanHashtag(lowerOf(scanner), start);
  if (found === null) return start + 1;
  push(scanner, "hashtag", start, found.end, normalizeWord(found.tag));
  return found.end;
}

function takeSymbol(scanner: Scanner, start: number): number {
  const found = scanEmoji(scanner.text, start);
  if (found === null) return start + 1;
  push(scanner, "emoji", start, found.end, found.norm);
  return found.end;
}

/** Texts that were cut up last: language, matcher and fingerprint ask for the same one after the other. */
const recent: { text: string; tokens: readonly Token[]; age: number }[] = [];
const recentMax = 3;
/** A longer text is not kept. */
const recentUnitsMax = 20_000;

/** The tokens of a text that was cut up a moment ago; null of any other. */
export function recentTokens(text: string): readonly Token[] | null {
  for (let at = 0; at < recent.length; at++) {
    const known = recent[at] as (typeof recent)[number];
    if (known.text === text && known.age === wordsAge()) return known.tokens;
  }
  return null;
}

/**
 * Words, numbers, handles, hashtags, URLs, e-mails and emoji of a text, in order, without overlap. Time is linear in
 * the length of the text whatever it contains; lone surrogates are passed over.
 */
export function tokenize(text: string): readonly Token[] {
  const known = recentTokens(text);
  if (known !== null) return known;
  tidyWords();
  const tokens = cutUp(text);
  if (text.length <= recentUnitsMax) {
    recent.unshift({ text, tokens, age: wordsAge() });
    if (recent.length > recentMax) recent.pop();
  }
  return tokens;
}

function cutUp(text: string): readonly Token[] {
  const scanner: Scanner = { text, lower: null, tokens: [], sentence: 0, pendingBreak: "none" };
  readUnits(text);
  const kinds = classes;
  let at = 0;
  while (at < text.length) {
    const found = kinds[at] as number;
    if (found >= charClass.cyrillic && found <= charClass.otherLetter) at = takeWord(scanner, at);
    else if (found === charClass.at) at = takeHandle(scanner, at);
    else if (found === charClass.hash) at = takeHashtag(scanner, at);
    else if (found === charClass.symbol) at = takeSymbol(scanner, at);
    else if (found === charClass.highSurrogate)
      at = isAstralLetter(text, at) ? takeWord(scanner, at) : takeSymbol(scanner, at);
    else {
      if (found === charClass.sentenceEnd) noteSentenceEnd(scanner, at);
      else if (found === charClass.newline) scanner.pendingBreak = "hard";
      at += 1;
    }
  }
  return scanner.tokens;
}
