import { comparable, type Place } from "../respond/word-pattern.ts";

/** Of texts in small letters: named letters are found several times as fast as classes of Unicode. */
const letters = "a-zà-ÿа-я0-9";
const boundary = `(?:(?<=[${letters}])(?![${letters}])|(?<![${letters}])(?=[${letters}]))`;
const letter = `[${letters}'-]`;

/** A word is not read beyond so many letters, nor a rest of a line beyond so many: a draft may be a page of one word. */
const longestWord = 30;
const longestRest = 160;

/** Up to so many words between two others: `<3>` in a pattern. */
const gap = (most: string): string => `(?:${letter}{1,${longestWord}},?\\s){0,${most}}`;

function toPattern(line: string): RegExp {
  const source = line
    // At the very beginning and end only one side of a boundary has to be looked at.
    .replace(/^\\b(?=[\w(])/, `(?<![${letters}])`)
    .replaceAll("\\b", boundary)
    .replaceAll("\\w+", `${letter}{1,${longestWord}}`)
    .replaceAll("\\w*", `${letter}{0,${longestWord}}`)
    .replaceAll("\\w", letter)
    .replaceAll(".*", `.{0,${longestRest}}`)
    .replace(/<(\d)>/g, (_, most: string) => gap(most));
  return new RegExp(source, "g");
}

/**
 * A finder of turns of speech, one regular expression a line, for texts in small letters with е for ё. `\b` and `\w` know Russian letters, and `\w` an apostrophe
 * and a hyphen too; `<3>` stands for three words at most, each with the blank after it. What a list of whole phrases (`compileWords`) cannot say: places for words.
 */
export function compileLines(lines: string): (text: string) => Place[] {
  const patterns = lines
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map(toPattern);
  return (text) => {
    const small = comparable(text).replaceAll("’", "'");
    return patterns.flatMap((pattern) =>
      Array.from(small.matchAll(pattern), ({ index, 0: found }) => ({
        start: index,
        end: index + found.length,
      })),
    );
  };
}
