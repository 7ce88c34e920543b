/**
 * One entry of a word list, taken apart. Matched by hand: the lists hold thousands of entries, and as regular expressions each had to be
 * compiled by every process that reads a single post (three seconds of processor time).
 */
export type EntryPiece = { literal: string } | { any: "letters" | "word" | "gap" };

/** `*` stands for any letters, `_` for a gap between two words, `_+_` for one word of any kind. */
export function readEntry(entry: string): EntryPiece[] {
  const pieces: EntryPiece[] = [];
  for (const [place, part] of entry.split("_").entries()) {
    if (place > 0) pieces.push({ any: "gap" });
    if (part === "+") {
      pieces.push({ any: "word" });
      continue;
    }
    for (const [at, literal] of part.split("*").entries()) {
      if (at > 0) pieces.push({ any: "letters" });
      if (literal !== "") pieces.push({ literal });
    }
  }
  return pieces;
}

/** What a piece takes, and how many signs at least and at most. */
const spans = {
  letters: { takes: isInWord, least: 0, most: Infinity },
  word: { takes: isInPlainWord, least: 1, most: Infinity },
  gap: { takes: isGap, least: 1, most: 3 },
} as const;

/** Where an entry that begins at `start` ends as a whole word, the longest way first; -1 where it does not stand there. */
export function matchEntry(pieces: readonly EntryPiece[], text: string, start: number, from = 0): number {
  let at = start;
  for (let place = from; place < pieces.length; place += 1) {
    const piece = pieces[place];
    if (piece === undefined) break;
    if ("any" in piece) return matchSpan(pieces, text, at, place, spans[piece.any]);
    if (!text.startsWith(piece.literal, at)) return -1;
    at += piece.literal.length;
  }
  return isLetter(text, at) ? -1 : at;
}

function matchSpan(
  pieces: readonly EntryPiece[],
  text: string,
  start: number,
  place: number,
  { takes, least, most }: (typeof spans)[keyof typeof spans],
): number {
  const ends = [start];
  for (let at = start; ends.length <= most && at < text.length && takes(text, at);) {
    at += lengthAt(text, at);
    ends.push(at);
  }
  for (let count = ends.length - 1; count >= least; count -= 1) {
    const end = matchEntry(pieces, text, ends[count] ?? start, place + 1);
    if (end !== -1) return end;
  }
  return -1;
}

const letterBit = 1;
const gapBit = 2;
const knownBit = 4;

/** Of each UTF-16 unit what it is, once it was met. */
const kinds = new Uint8Array(65_536);

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  // Past the end there is nothing.
  if (Number.isNaN(unit)) return 0;
  if (lengthAt(text, at) === 2) return kindOf(text.slice(at, at + 2));
  const known = kinds[unit] ?? 0;
  if (known !== 0) return known;
  const kind = kindOf(text.charAt(at));
  kinds[unit] = kind;
  return kind;
}

function kindOf(sign: string): number {
  return knownBit | (/^[\p{L}\p{N}]/u.test(sign) ? letterBit : 0) | (/^[\s\p{P}]/u.test(sign) ? gapBit : 0);
}

/** 2 for a letter beyond the first 65,536, which is written as two units. */
function lengthAt(text: string, at: number): 1 | 2 {
  return (text.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1;
}

function isLetter(text: string, at: number): boolean {
  return (kindAt(text, at) & letterBit) !== 0;
}

function isGap(text: string, at: number): boolean {
  return (kindAt(text, at) & gapBit) !== 0;
}

function isInPlainWord(text: string, at: number): boolean {
  return isLetter(text, at) || text.charAt(at) === "-";
}

function isInWord(text: string, at: number): boolean {
  const sign = text.charAt(at);
  return sign === "-" || sign === "'" || sign === "’" || isLetter(text, at);
}
