import { matchEntry, readEntry, type EntryPiece } from "./match-entry.ts";

/** Words of a text as a pattern found them; offsets are UTF-16 units, `end` exclusive. */
export interface Place {
  start: number;
  end: number;
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
    .map((entry) => ({ beginning: beginningOf(entry), pieces: readEntry(entry) }));
  const byBeginning = new Map<string, EntryPiece[][]>();
  // Hundreds of entries are tried at each word otherwise: only those that begin as the word does can be meant.
  const entriesFor = (two: string): EntryPiece[][] => {
    const known = byBeginning.get(two);
    if (known !== undefined) return known;
    const fitting = begun.filter(({ beginning }) => two.startsWith(beginning)).map(({ pieces }) => pieces);
    byBeginning.set(two, fitting);
    return fitting;
  };
  return (text) => {
    const small = comparable(text);
    const found: Place[] = [];
    let after = 0;
    for (const { start, two } of wordStarts(small)) {
      if (start < after) continue;
      for (const pieces of entriesFor(two)) {
        const end = matchEntry(pieces, small, start);
        if (end === -1) continue;
        found.push({ start, end });
        after = end;
        break;
      }
    }
    return found;
  };
}

interface WordStart {
  start: number;
  /** Its first two units. */
  two: string;
}

let lastText = "";
let lastStarts: WordStart[] = [];

/** Where a word may begin: after anything but a letter or a figure. The last text is remembered, as many finders read it in turn. */
function wordStarts(small: string): readonly WordStart[] {
  if (small === lastText) return lastStarts;
  lastText = small;
  lastStarts = [...small.matchAll(/(?<![\p{L}\p{N}])\S/gu)].map(({ index }) => ({
    start: index,
    two: small.slice(index, index + 2),
  }));
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
