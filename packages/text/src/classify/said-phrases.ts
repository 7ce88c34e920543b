import type { Word } from "./read-words.ts";

interface Rest<T> {
  words: readonly { text: string; isBeginning: boolean }[];
  meaning: T;
}

/** Phrases by their first word, each with what it means. */
export type SaidPhrases<T> = ReadonlyMap<string, readonly Rest<T>[]>;

/** A phrase that begins at a word of a text: how many words it has, and what it means. */
export interface SaidPhrase<T> {
  words: number;
  meaning: T;
}

/**
 * Phrases parted by `|`, in lower case with ё as е; `*` at the end of a word stands for any ending, but not in the first one, by which they are
 * found.
 */
export function openPhrases<T>(written: readonly (readonly [phrases: string, meaning: T])[]): SaidPhrases<T> {
  const byFirst = new Map<string, Rest<T>[]>();
  for (const [phrases, meaning] of written) {
    for (const phrase of phrases.split("|")) {
      const [first = "", ...rest] = phrase.trim().split(/\s+/);
      const words = rest.map((word) => ({ text: word.replace("*", ""), isBeginning: word.endsWith("*") }));
      const known = byFirst.get(first);
      if (known) known.push({ words, meaning });
      else byFirst.set(first, [{ words, meaning }]);
    }
  }
  return byFirst;
}

/** The first phrase of the list that begins at a word; null where none does. */
export function phraseAt<T>(
  phrases: SaidPhrases<T>,
  words: readonly Word[],
  at: number,
): SaidPhrase<T> | null {
  const known = phrases.get((words[at] as Word).form);
  const found = known?.find(({ words: rest }) =>
    rest.every(({ text, isBeginning }, step) => {
      const form = words[at + 1 + step]?.form ?? "";
      return isBeginning ? form.startsWith(text) : form === text;
    }),
  );
  return found ? { words: found.words.length + 1, meaning: found.meaning } : null;
}
