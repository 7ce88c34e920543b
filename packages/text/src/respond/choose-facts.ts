import { usualTexts } from "@earshot/core/analyse/fingerprint";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import { isCalendarWord } from "../fingerprint/function-words.ts";
import { hashContentStem } from "../fingerprint/read-words.ts";
import { usualWords } from "../fingerprint/usual-words.ts";
import type { WeighedFact } from "./weigh-evidence.ts";

/** Shared words must tell so much before a card is said: one word like "close", not one like "day" or "company". */
const tellingMin = 5.5;
/** Of a further card, besides the words that a nearer one bears on: two words, so that not every card about pies answers a spoilt pie. */
const furtherTellingMin = 10;

/** How much it tells that two texts share a word: its inverse document frequency in 10,000 texts from elsewhere, at most 9.9. */
function tellingOf(word: string): number {
  // What stands for all words of one matter is marked so.
  const stemmed = word.replace(/^~/, "");
  if (isCalendarWord(stemmed)) return 0;
  return Math.log(usualTexts / (usualWords().of(hashContentStem(stemmed)) + 0.5));
}

function sumTelling(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + tellingOf(word), 0);
}

/**
 * The cards that an answer may state, nearest first: a card that shares nothing with the post but a month or "people" is of another
 * matter, and so is one that only shares what a nearer card speaks of already.
 */
export function chooseFacts(weighed: readonly WeighedFact[], most: number): FactCard[] {
  const chosen: FactCard[] = [];
  const borneOn = new Set<string>();
  for (const { fact, shared, evidence } of weighed) {
    if (chosen.length === most) break;
    if (evidence === "none") continue;
    const added = shared.filter((word) => !borneOn.has(word));
    if (sumTelling(added) < (chosen.length === 0 ? tellingMin : furtherTellingMin)) continue;
    chosen.push(fact);
    for (const word of shared) borneOn.add(word);
  }
  return chosen;
}
