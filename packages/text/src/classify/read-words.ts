import { fitsPattern } from "./lexicon/match-lexicon.ts";
import { scanWords, type Token } from "./scan-words.ts";

/** A token with its stem and lexicon categories; phrases add their category to each of their words. */
export type Word = Token;

/** Adds the category of each phrase that begins at a word to all of its words. */
function markPhrases(words: readonly Word[], at: number): void {
  for (const phrase of words[at]?.known.lexicon.phrases ?? []) {
    if (!phrase.rest.every((pattern, step) => fitsPattern(words[at + 1 + step]?.form ?? "", pattern)))
      continue;
    for (let place = at; place <= at + phrase.rest.length; place++) {
      const word = words[place];
      if (word && !word.categories.includes(phrase.category))
        word.categories = [...word.categories, phrase.category];
    }
  }
}

/** Scans and looks up the first `limit` UTF-16 units of a text. */
export function readWords(text: string, limit: number): Word[] {
  const words = scanWords(text, limit);
  for (let at = 0; at < words.length; at++) {
    if ((words[at]?.known.lexicon.phrases.length ?? 0) > 0) markPhrases(words, at);
  }
  return words;
}
