import { isCalendarWord, isFunctionWord } from "../../fingerprint/function-words.ts";
import { isPatronymic } from "../../names/decline-name.ts";
import { stem } from "../../stems/stem.ts";
import { tokenize } from "../../tokens/tokenize.ts";
import { isPersonName } from "./voice-words.ts";

/** In so many texts a word stands before it is taken for a habit. */
const textsMin = 3;
const wordsMax = 8;

/** Words of content by their stem, with the form that is written here; without names of people. */
function contentWords(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { kind, norm, start, end } of tokenize(text)) {
    if (kind !== "word" || norm.length < 3 || isPersonName(norm) || isPatronymic(norm)) continue;
    const stemmed = stem(norm);
    if (isFunctionWord(stemmed) || isCalendarWord(stemmed)) continue;
    if (!found.has(stemmed)) found.set(stemmed, text.slice(start, end));
  }
  return found;
}

/** A word that is somebody's own, in its commonest form, and the places in the list of the texts that hold it. */
export interface TypicalWord {
  word: string;
  texts: number[];
}

/**
 * Words that somebody uses more often than others: share of own texts, weighed by the logarithm of how much larger it is than the share
 * of the texts of others (tf-idf with their texts as the collection). The most typical first.
 */
export function findTypicalWords(own: readonly string[], others: readonly string[]): TypicalWord[] {
  const elsewhere = new Map<string, number>();
  for (const text of others)
    for (const stemmed of contentWords(text).keys())
      elsewhere.set(stemmed, (elsewhere.get(stemmed) ?? 0) + 1);
  const held = new Map<string, { texts: number[]; forms: Map<string, number> }>();
  for (const [at, text] of own.entries())
    for (const [stemmed, written] of contentWords(text)) {
      const entry = held.get(stemmed) ?? { texts: [], forms: new Map<string, number>() };
      held.set(stemmed, entry);
      entry.texts.push(at);
      const form = written.toLowerCase();
      entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1);
    }
  return [...held]
    .filter(([, { texts }]) => texts.length >= textsMin)
    .map(([stemmed, { texts, forms }]) => {
      const share = texts.length / own.length;
      const usual = ((elsewhere.get(stemmed) ?? 0) + 1) / (others.length + 1);
      // Without texts of others every word would be usual.
      const weight = others.length === 0 ? share : share * Math.log(share / usual);
      return { word: commonestOf(forms), texts, weight };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.word.localeCompare(b.word))
    .slice(0, wordsMax)
    .map(({ word, texts }) => ({ word, texts }));
}

function commonestOf(forms: ReadonlyMap<string, number>): string {
  const sorted = [...forms].toSorted(([a, n], [b, m]) => m - n || a.length - b.length || a.localeCompare(b));
  return sorted[0]?.[0] ?? "";
}
