import { agreeAdjective, baseOfNoun, genderOf } from "./base-form.ts";
import { mayBeAdjective } from "./plain-words.ts";
import type { WordFamilies, WordFamily } from "./word-families.ts";

/** One way in which a phrase was written, word by word in lower case, and how often. */
export interface WrittenPhrase {
  words: readonly string[];
  count: number;
}

/**
 * A phrase as a person would name it: its noun in the nominative, adjectives before it agreed, what follows as it was written. Names keep their
 * capitals; English is shown as it was written most often.
 * @param stems of its words
 */
export function choosePhrase(
  stems: readonly string[],
  written: readonly WrittenPhrase[],
  families: WordFamilies,
): string {
  const often = written.toSorted(
    (a, b) => b.count - a.count || (a.words.join(" ") < b.words.join(" ") ? -1 : 1),
  )[0];
  if (often === undefined) return "";
  const words = isRussian(often.words) ? inNominative(stems, often.words, families) : often.words;
  return words
    .map((word, at) => (families.isName(stems[at] ?? "") ? nameOf(word, families.of(stems[at] ?? "")) : word))
    .join(" ");
}

function isRussian(words: readonly string[]): boolean {
  return words.every((word) => /[а-яё]/.test(word));
}

function inNominative(stems: readonly string[], words: readonly string[], families: WordFamilies): string[] {
  const at = words.findIndex((word, place) => !isAdjectiveHere(word, stems[place] ?? "", families));
  // A name in full is declined as a whole.
  const isFullName = stems.length > 1 && stems.every((stem) => families.isName(stem));
  return words.map((word, place) => {
    const family = families.of(stems[place] ?? "");
    if (family === undefined || at === -1) return word;
    if (place === at || (isFullName && place > at)) return baseOfNoun(family.forms, family.signs);
    if (place > at) return word;
    const head = families.of(stems[at] ?? "");
    const base = head === undefined ? (words[at] ?? "") : baseOfNoun(head.forms, head.signs);
    return agreeAdjective(word, genderOf(base, head?.forms), family.forms.keys());
  });
}

function isAdjectiveHere(word: string, stem: string, families: WordFamilies): boolean {
  return mayBeAdjective(word) && families.isAdjective(stem);
}

/** With the capitals that it was mostly written with; a form that nobody wrote begins with one. */
function nameOf(word: string, family: WordFamily | undefined): string {
  const written = [...(family?.asName ?? [])].filter(([form]) => form.toLowerCase() === word);
  return written.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? capital(word);
}

function capital(word: string): string {
  return word
    .split("-")
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join("-");
}
