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

function kindOf(code: number, char: string): number {
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
    kindOf(code, char) | (lower === char ? 0 : upperBit) | (char.toUpperCase() === char ? 0 : lowerBit);
  units[code] = filled;
  return filled;
}

function known(code: number): number {
  const filled = units[code] as number;
  return filled === 0 ? fill(code) : filled;
}

export function kindOfUnit(code: number): number {
  return known(code) & kindBits;
}

export function isUpper(code: number): boolean {
  return (known(code) & upperBit) !== 0;
}

export function isLower(code: number): boolean {
  return (known(code) & lowerBit) !== 0;
}

/** The unit in lower case, ё as е. */
export function foldUnit(code: number): number {
  if (units[code] === 0) fill(code);
  return folded[code] as number;
}
