import { fitsPattern, type Phrase } from "./lexicon/match-lexicon.ts";
import { scanWords, type Token } from "./scan-words.ts";

/** A token with its stem and lexicon categories; phrases add their category to each of their words. */
export type Word = Token;

/** Whether the words after the one at `at` are those of a phrase after its first. */
function goesOn(words: readonly Word[], at: number, rest: Phrase["rest"]): boolean {
  if (at + rest.length >= words.length) return false;
  for (let step = 0; step < rest.length; step++)
    if (!fitsPattern((words[at + 1 + step] as Word).form, rest[step] as Phrase["rest"][number])) return false;
  return true;
}

/** Adds the category of each phrase that begins at a word to all of its words. */
function markPhrases(words: readonly Word[], at: number, phrases: readonly Phrase[]): void {
  const next = words[at + 1]?.form.charCodeAt(0);
  for (let each = 0; each < phrases.length; each++) {
    const { rest, category } = phrases[each] as Phrase;
    if (rest[0]?.unit !== next || !goesOn(words, at, rest)) continue;
    for (let place = at; place <= at + rest.length; place++) {
      const word = words[place] as Word;
      if (!word.categories.includes(category)) word.categories = [...word.categories, category];
    }
  }
}

/** Scans and looks up the first `limit` UTF-16 units of a text. */
export function readWords(text: string, limit: number): Word[] {
  const words = scanWords(text, limit);
  for (let at = 0; at < words.length; at++) {
    const { phrases } = (words[at] as Word).known;
    if (phrases !== null) markPhrases(words, at, phrases);
  }
  return words;
}
