import { charClass, classOf, isLetterOrDigit } from "./char-class.ts";
import { normalizeWord } from "./normalize-word.ts";
import { scanAddress, scanEmoji, scanHandle, scanHashtag } from "./scan-special.ts";

export type TokenKind = "word" | "number" | "handle" | "hashtag" | "url" | "email" | "emoji";

/**
 * A piece of a text. `start` and `end` (exclusive) are UTF-16 units of the original text.
 * `norm` is the form for comparing: of a word or hashtag see `normalizeWord`, handles and hashtags without their sign;
 * of a URL, e-mail or number as written, in lower case; of an emoji without variation selectors and skin tones.
 * `sentence` counts sentences from 0.
 */
export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  norm: string;
  sentence: number;
}

interface Scanner {
  text: string;
  /** The text in lower case, of the same length. */
  lower: string;
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
const plainBits = [
  (1 << charClass.cyrillic) | (1 << charClass.hyphen),
  (1 << charClass.latin) | (1 << charClass.digit) | (1 << charClass.hyphen),
];

function lowerOfSameLength(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replaceAll("İ", "I").toLowerCase();
}

function startsLowerCase({ text, lower }: Scanner, at: number): boolean {
  return text[at] === lower[at] && lower[at]?.toUpperCase() !== lower[at];
}

function push(scanner: Scanner, kind: TokenKind, start: number, end: number, norm: string): void {
  if (scanner.pendingBreak !== "none") {
    if (scanner.tokens.length > 0 && (scanner.pendingBreak === "hard" || !startsLowerCase(scanner, start)))
      scanner.sentence += 1;
    scanner.pendingBreak = "none";
  }
  scanner.tokens.push({ kind, start, end, norm, sentence: scanner.sentence });
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

/** End of the word that starts at `start`, and the classes of the characters met, as bits. */
function scanWord(lower: string, start: number): { end: number; seen: number } {
  let end = start;
  let seen = 0;
  let at = start;
  while (at < lower.length) {
    const found = classOf(lower.charCodeAt(at));
    if (found >= charClass.cyrillic && found <= charClass.otherLetter) {
      at += 1;
      end = at;
    } else if (found === charClass.ignorable) {
      at += 1;
    } else if (found === charClass.highSurrogate && isAstralLetter(lower, at)) {
      at += 2;
      end = at;
    } else if (
      (found === charClass.hyphen || found === charClass.apostrophe) &&
      end > start &&
      at + 1 < lower.length
    ) {
      if (!isLetterOrDigit(lower.charCodeAt(at + 1))) break;
      at += 1;
    } else break;
    seen |= 1 << found;
  }
  return { end: extendOverMarks(lower, end, at), seen };
}

/** Accents after the last letter belong to the word; other invisible characters do not. */
function extendOverMarks(lower: string, end: number, limit: number): number {
  let last = end;
  while (last < limit && /\p{M}/u.test(lower[last] ?? "")) last += 1;
  return last;
}

const numberTail = /(?:[.,]\d{1,12}){1,4}/y;

function takeWord(scanner: Scanner, start: number): number {
  const { text, lower } = scanner;
  const { end, seen } = scanWord(lower, start);
  const next = lower[end];
  if (next === "." || next === "@" || next === ":" || next === "_" || next === "+") {
    const address = scanAddress(lower, start);
    if (address !== null && address.end > end) {
      push(scanner, address.kind, start, address.end, lower.slice(start, address.end));
      return address.end;
    }
  }
  if ((seen & letterBits) === 0 && (seen & (1 << charClass.highSurrogate)) === 0) {
    numberTail.lastIndex = end;
    const tail = numberTail.exec(lower)?.[0] ?? "";
    push(scanner, "number", start, end + tail.length, lower.slice(start, end + tail.length));
    return end + tail.length;
  }
  const isPlain = plainBits.some((bits) => (seen & ~bits) === 0);
  const norm = isPlain
    ? lower.slice(start, end).replace(/[\u2010\u2011]/g, "-")
    : normalizeWord(text.slice(start, end));
  push(scanner, "word", start, end, norm);
  return end;
}

function takeHandle(scanner: Scanner, start: number): number {
  const isInsideWord = start > 0 && isLetterOrDigit(scanner.text.charCodeAt(start - 1));
  const found = isInsideWord ? null : scanHandle(scanner.lower, start);
  if (found === null) return start + 1;
  push(scanner, "handle", start, found.end, found.norm);
  return found.end;
}

function takeHashtag(scanner: Scanner, start: number): number {
  const found = scanHashtag(scanner.lower, start);
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

/**
 * Words, numbers, handles, hashtags, URLs, e-mails and emoji of a text, in order, without overlap. Time is linear in
 * the length of the text whatever it contains; lone surrogates are passed over.
 */
export function tokenize(text: string): Token[] {
  const scanner: Scanner = {
    text,
    lower: lowerOfSameLength(text),
    tokens: [],
    sentence: 0,
    pendingBreak: "none",
  };
  let at = 0;
  while (at < text.length) {
    const found = classOf(scanner.lower.charCodeAt(at));
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
