/** What a UTF-16 unit is to the scanner. */
export const unitKind = { other: 1, letter: 2, digit: 3, space: 4, emoji: 5 } as const;

const kindBits = 7;
const upperBit = 8;
const lowerBit = 16;

const letterOrNumber = /[\p{L}\p{M}\p{N}]/u;
const emojiPattern = /\p{Extended_Pictographic}/u;

/** Kind and case of each UTF-16 unit, 0 = not asked yet: a text uses few of 65,536, and a table beats a regular expression by far. */
const units = new Uint8Array(65536);
/** Each unit in lower case, ё as е, the curly apostrophe as the straight one; valid where `units` is filled. */
const folded = new Uint16Array(65536);

function findKind(code: number, char: string): number {
  if (code >= 0xd800 && code <= 0xdfff) return unitKind.other;
  if (code >= 48 && code <= 57) return unitKind.digit;
  if (code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200f) || code === 0x202f)
    return unitKind.space;
  if ((code < 0x2000 || (code >= 0x2c00 && code < 0xfe00)) && letterOrNumber.test(char))
    return unitKind.letter;
  return code >= 0x2190 && code !== 0xfe0f && emojiPattern.test(char) ? unitKind.emoji : unitKind.other;
}

function fill(code: number): number {
  const char = String.fromCharCode(code);
  const lower = char.toLowerCase();
  const low = lower.length === 1 ? lower.charCodeAt(0) : code;
  folded[code] = low === 0x451 ? 0x435 : code === 0x2019 ? 39 : low;
  const filled =
    findKind(code, char) | (lower === char ? 0 : upperBit) | (char.toUpperCase() === char ? 0 : lowerBit);
  units[code] = filled;
  return filled;
}

const { letter, digit } = unitKind;

export function isWordUnit(read: number): boolean {
  const kind = read & kindBits;
  return kind === letter || kind === digit;
}

/** The kind (`unitKind`) of a unit that was read by `readUnits`. */
export function kindOf(read: number): number {
  return read & kindBits;
}

export function isUpper(read: number): boolean {
  return (read & upperBit) !== 0;
}

export function isLower(read: number): boolean {
  return (read & lowerBit) !== 0;
}

/** The unit in lower case, ё as е. */
export function foldUnit(code: number): number {
  if (units[code] === 0) fill(code);
  return folded[code] as number;
}

/** Of the first `length` units of a text writes kind and case of each, and the unit as `foldUnit` gives it. */
export function readUnits(
  text: Uint16Array,
  length: number,
  intoKinds: Uint8Array,
  intoFolds: Uint16Array,
): void {
  for (let at = 0; at < length; at++) {
    const code = text[at] as number;
    const known = units[code] as number;
    intoKinds[at] = known === 0 ? fill(code) : known;
    intoFolds[at] = folded[code] as number;
  }
}
