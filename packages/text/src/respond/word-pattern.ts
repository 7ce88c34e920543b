/** Words of a text as a pattern found them; offsets are UTF-16 units, `end` exclusive. */
export interface Place {
  start: number;
  end: number;
}

const separator = String.raw`[\s\p{P}]{1,3}`;

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function toExpression(entry: string): string {
  return entry
    .split("_")
    .map((part) => {
      if (part === "+") return String.raw`[\p{L}\p{N}-]+`;
      return part
        .split("*")
        .map(escape)
        .join(String.raw`[\p{L}\p{N}'’-]*`);
    })
    .join(separator);
}

/** The letters that an entry surely begins with, two at most. */
function beginningOf(entry: string): string {
  return (/^[^*_+]*/.exec(entry)?.[0] ?? "").slice(0, 2);
}

/**
 * A finder of whole words in a text. Entries stand between white space; in an entry `*` stands for any letters, `_` for a gap
 * between two words and `_+_` for one word of any kind. Case, and ё or е, make no difference.
 */
export function compileWords(entries: string): (text: string) => Place[] {
  const parts = entries.replaceAll("ё", "е").toLowerCase().split(/\s+/).filter(Boolean);
  // The longest first, so that a phrase is found before its first word.
  const begun = parts
    .toSorted((a, b) => b.length - a.length)
    .map((entry) => ({ beginning: beginningOf(entry), expression: toExpression(entry) }));
  const firsts = new Set(begun.map(({ beginning }) => beginning.charAt(0)));
  const patterns = new Map<string, RegExp | null>();
  // Hundreds of entries are tried at each word otherwise: only those that begin as the word does can be meant.
  const patternFor = (two: string): RegExp | null => {
    const known = patterns.get(two);
    if (known !== undefined) return known;
    const expressions = begun
      .filter(({ beginning }) => two.startsWith(beginning))
      .map(({ expression }) => expression);
    const source = String.raw`(?:${expressions.join("|")})(?![\p{L}\p{N}])`;
    const pattern = expressions.length > 0 ? new RegExp(source, "uy") : null;
    patterns.set(two, pattern);
    return pattern;
  };
  return (text) => {
    const small = comparable(text);
    const found: Place[] = [];
    for (const start of wordStarts(small)) {
      if (start < (found.at(-1)?.end ?? 0)) continue;
      if (!firsts.has(small.charAt(start)) && !firsts.has("")) continue;
      const pattern = patternFor(small.slice(start, start + 2));
      if (!pattern) continue;
      pattern.lastIndex = start;
      if (pattern.test(small)) found.push({ start, end: pattern.lastIndex });
    }
    return found;
  };
}

let lastText = "";
let lastStarts: number[] = [];

/** Where a word may begin: after anything but a letter or a figure. The last text is remembered, as many finders read it in turn. */
function wordStarts(small: string): readonly number[] {
  if (small === lastText) return lastStarts;
  lastText = small;
  lastStarts = [...small.matchAll(/(?<![\p{L}\p{N}])\S/gu)].map(({ index }) => index);
  return lastStarts;
}

/** The text in small letters with е for ё, each unit in its place. */
export function comparable(text: string): string {
  const small = text.toLowerCase();
  // A few letters grow when made small; places would no longer be those of the text.
  const even = small.length === text.length ? small : Array.from(text, keepLength).join("");
  return even.replaceAll("ё", "е");
}

function keepLength(letter: string): string {
  const small = letter.toLowerCase();
  return small.length === letter.length ? small : letter;
}
