import { readContentWords, type ContentWord } from "../fingerprint/read-words.ts";
import { isPlainWord, looksLikeAdjective, looksLikeVerb } from "./plain-words.ts";

/** One or several neighbouring words of a text. */
export interface Phrase {
  /** Stems, with a space between: the same whatever the case. */
  key: string;
  words: readonly ContentWord[];
  /** As it is written, word by word, in lower case. */
  surface: readonly string[];
}

/** Of a longer text only the beginning tells what it is about. */
const leadUnits = 1_000;
const wordsMax = 3;
const unitsMin = 3;
/** The phrases of title and lead: single nouns and names, and up to three neighbouring words with nothing but a space between. */
export function readPhrases(post: { title: string | null; text: string }): Phrase[] {
  return [post.title ?? "", post.text.slice(0, leadUnits)].flatMap(phrasesOf);
}

function phrasesOf(text: string): Phrase[] {
  const words = readContentWords(text).filter((word) => !word.isFact);
  const phrases: Phrase[] = [];
  for (const [at, first] of words.entries()) {
    const row: ContentWord[] = [];
    for (let next = at; next < words.length && row.length < wordsMax; next++) {
      const word = words[next] ?? first;
      const last = row.at(-1);
      if (last && !isNeighbour(text, last, word)) break;
      if (word.end - word.start < unitsMin || (!word.isName && looksLikeVerb(surfaceOf(text, word)))) break;
      row.push(word);
      if (mayEnd(text, row)) phrases.push(toPhrase(text, [...row]));
    }
  }
  return phrases;
}

function isNeighbour(text: string, left: ContentWord, right: ContentWord): boolean {
  return (
    left.sentence === right.sentence &&
    right.start > left.end &&
    text.slice(left.end, right.start).trim() === ""
  );
}

/** An adjective alone, or at the end, waits for its noun; a word that stands everywhere for another one. */
function mayEnd(text: string, words: readonly ContentWord[]): boolean {
  const last = words.at(-1);
  if (words.every((word) => isPlainWord(word.stem))) return false;
  return last !== undefined && (last.isName || !looksLikeAdjective(surfaceOf(text, last)));
}

function surfaceOf(text: string, word: ContentWord): string {
  return text.slice(word.start, word.end).toLowerCase();
}

function toPhrase(text: string, words: readonly ContentWord[]): Phrase {
  const surface = words.map((word) => surfaceOf(text, word));
  return { key: words.map(({ stem }) => stem).join(" "), words, surface };
}
