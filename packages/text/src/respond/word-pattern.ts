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

/**
 * A finder of whole words in a text. Entries stand between white space; in an entry `*` stands for any letters, `_` for a gap
 * between two words and `_+_` for one word of any kind. Case, and ё or е, make no difference.
 */
export function compileWords(entries: string): (text: string) => Place[] {
  const parts = entries.replaceAll("ё", "е").toLowerCase().split(/\s+/).filter(Boolean);
  // The longest first, so that a phrase is found before its first word.
  const expressions = parts.toSorted((a, b) => b.length - a.length).map(toExpression);
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${expressions.join("|")})(?![\p{L}\p{N}])`, "gu");
  return (text) =>
    [...comparable(text).matchAll(pattern)].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    }));
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
