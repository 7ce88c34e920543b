/** What a UTF-16 unit is to the tokenizer. */
export const charClass = {
  space: 1,
  newline: 2,
  punctuation: 3,
  sentenceEnd: 4,
  cyrillic: 5,
  latin: 6,
  digit: 7,
  otherLetter: 8,
  ignorable: 9,
  hyphen: 10,
  apostrophe: 11,
  highSurrogate: 12,
  lowSurrogate: 13,
  at: 14,
  hash: 15,
  symbol: 16,
} as const;

/** Hyphen-minus, hyphen, non-breaking hyphen: these join a word; longer dashes part two. */
const hyphens = "-\u2010\u2011";
const apostrophes = "'’ʼ‘`´";
/** Soft hyphen, zero-width space and joiners, direction marks, word joiner, byte order mark. */
const invisible = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff";

/** Class by UTF-16 unit, 0 = not asked yet; filled on demand, since a text uses few of 65,536. */
const classes = new Uint8Array(65536);

function classify(unit: number): number {
  const char = String.fromCharCode(unit);
  if (unit >= 0xd800 && unit <= 0xdbff) return charClass.highSurrogate;
  if (unit >= 0xdc00 && unit <= 0xdfff) return charClass.lowSurrogate;
  if (invisible.includes(char)) return charClass.ignorable;
  if (unit >= 0xfe00 && unit <= 0xfe0f) return charClass.ignorable;
  if (char === "\n" || char === "\r" || char === "\u2028" || char === "\u2029") return charClass.newline;
  if (/\s/u.test(char)) return charClass.space;
  if (hyphens.includes(char)) return charClass.hyphen;
  if (apostrophes.includes(char)) return charClass.apostrophe;
  if (/[.!?…。！？]/u.test(char)) return charClass.sentenceEnd;
  if (char === "@") return charClass.at;
  if (char === "#" || char === "＃") return charClass.hash;
  if (/[а-я]/iu.test(char)) return charClass.cyrillic;
  if (/[a-z]/iu.test(char) && unit < 128) return charClass.latin;
  if (unit >= 48 && unit <= 57) return charClass.digit;
  if (/\p{M}/u.test(char)) return charClass.ignorable;
  if (/[\p{L}\p{N}]/u.test(char)) return charClass.otherLetter;
  if (/\p{Extended_Pictographic}/u.test(char)) return charClass.symbol;
  return charClass.punctuation;
}

/** The class of one UTF-16 unit. ё counts as `otherLetter`, because comparing has to rewrite it. */
export function classOf(unit: number): number {
  let known = classes[unit];
  if (known === 0 || known === undefined) {
    known = classify(unit);
    classes[unit] = known;
  }
  return known;
}

export function isLetterOrDigit(unit: number): boolean {
  const known = classOf(unit);
  return known >= charClass.cyrillic && known <= charClass.otherLetter;
}

/** Each unit in lower case, as one unit; valid where `lowClasses` is filled. */
const lowers = new Uint16Array(65536);
/** Class of each unit in lower case, 0 = not asked yet. */
const lowClasses = new Uint8Array(65536);
const [dottedI, plainI] = [0x130, 0x69];

function fillLower(unit: number): void {
  const lower = String.fromCharCode(unit).toLowerCase();
  const low = unit === dottedI ? plainI : lower.length === 1 ? lower.charCodeAt(0) : unit;
  lowers[unit] = low;
  // A word with a dotted I is no plain one: in lower case it takes two units.
  lowClasses[unit] = unit === dottedI ? charClass.otherLetter : classOf(low);
}

/** The unit in lower case, as one unit: the dotted capital I of Turkish becomes a plain i. */
export function lowerUnit(unit: number): number {
  if (lowClasses[unit] === 0) fillLower(unit);
  return lowers[unit] as number;
}

/** Writes the class of each of the first `length` units in lower case, and the unit in lower case. */
export function lowerUnits(
  units: Uint16Array,
  length: number,
  intoClasses: Uint8Array,
  intoLowers: Uint16Array,
): void {
  for (let at = 0; at < length; at++) {
    const unit = units[at] as number;
    if (lowClasses[unit] === 0) fillLower(unit);
    intoClasses[at] = lowClasses[unit] as number;
    intoLowers[at] = lowers[unit] as number;
  }
}
