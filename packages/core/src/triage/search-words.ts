/** A word of a text; offsets are UTF-16 units, `end` exclusive. */
export interface WordAt {
  start: number;
  end: number;
  /** In the letters by which words are compared. */
  word: string;
}

/** The words of a text: runs of letters and digits, as `search_words` of the database cuts them. */
export function wordsIn(text: string): WordAt[] {
  return [...text.matchAll(/[\p{L}\p{Nd}\p{M}]+/gu)].flatMap((found) => {
    const word = comparable(found[0]);
    return word === "" ? [] : [{ start: found.index, end: found.index + found[0].length, word }];
  });
}

/** Lower case, ё as е, й in one piece, no marks over letters: the same as `search_words` of the database does. */
export function comparable(word: string): string {
  return word
    .toLowerCase()
    .replaceAll("и\u0306", "й")
    .replace(/[\u0301\u0308]/g, "")
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{Nd}]/gu, "");
}
