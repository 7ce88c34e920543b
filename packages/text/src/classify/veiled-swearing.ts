import type { Word } from "./read-words.ts";
import { lexiconCategories, lookUpWord } from "./lexicon/match-lexicon.ts";

/** A place of the text, in UTF-16 units. */
interface Place {
  start: number;
  end: number;
}

const swearing = lexiconCategories.indexOf("swearing");

/** Signs put in the place of letters: the letters that each may stand for in either script. */
const standIns: Readonly<Record<string, { ru: string; en: string }>> = {
  "@": { ru: "аяо", en: "a" },
  "0": { ru: "о", en: "o" },
  "3": { ru: "з", en: "e" },
  "1": { ru: "и", en: "i" },
  "!": { ru: "и", en: "i" },
  $: { ru: "с", en: "s" },
  "4": { ru: "ч", en: "a" },
  "6": { ru: "б", en: "" },
};
/** Latin letters that look like Cyrillic ones. */
const doubles: Readonly<Record<string, string>> = {
  a: "а",
  c: "с",
  e: "е",
  o: "о",
  p: "р",
  x: "х",
  y: "у",
  k: "к",
  b: "в",
  m: "м",
  t: "т",
  h: "н",
  z: "з",
  n: "п",
  u: "и",
  r: "г",
};
/** What a hidden letter may have been: enough to complete the common words. */
const hidden = { ru: "уеяиохбпздтл", en: "uiacohs" } as const;

/** Words of which people hide the middle, by their beginnings; shorter than the lexicon, so that "к*т" stays a cat. */
const russianBeginnings =
  /^(?:бля[тдь]|ху[йеиюя]|п[ие]зд|[еэ]бал|[еэ]бан|[еэ]бат|за[её]б|на[её]б|вы[её]б|у[её]б|мудак|пид[оа]р|сук[аи]$|гандон|говн|дерьм|шлюх|нах[уе]й|жоп)/;
const englishBeginnings = /^(?:fuck|shit|bitch|cunt|asshole|dick|bastard|wank|prick|bollock)/;

/** A word with a sign among its letters, or letters parted by single spaces, dots or hyphens. */
const veiled = /(?<![\p{L}\p{N}])\p{L}[\p{L}\d]{0,12}[*@#$!0136\u2022_]{1,4}[\p{L}\d@$*]{1,12}/gu;
/** Words of both scripts, or with a letter three times in a row. */
const bent =
  /(?<![\p{L}\p{N}])(?=\p{L}*(?:[а-яё][a-z]|[a-z][а-яё]|(\p{L})\1\1))\p{L}{3,20}(?![\p{L}\p{N}])/giu;
/** "на х." */
const cutShort = /(?<![\p{L}\p{N}])на х(?=[.…*]|$)/gimu;
const parted = /(?<![\p{L}\p{N}])\p{L}(?:[ .\-*]\p{L}){2,9}(?![\p{L}\p{N}])/gu;

/** Russian swear words in Latin letters, as far as they are no words of another language ("suka", "hui"). */
const inLatin =
  "(?:bl[yi]a[td]?|na[hx]u[iyj]|po[hx]u[iyj]|pizde[ct]s?|pizda|[hx]u[iyj]n[yi]a|[hx]ueta|y?ebat|y?eban(?:yi|iy|yy|y|utyi?)|mudaki?|pid[oa]ra?s?|govno)";
export const isSwearingInLatin = new RegExp(`^${inLatin}$`, "u");
const swearingInLatin = new RegExp(`(?<![\\p{L}\\p{N}])${inLatin}(?![\\p{L}\\p{N}])`, "giu");

const lookedAt = 6_000;
const placesMax = 8;

function isSwearing(word: string, script: "ru" | "en"): boolean {
  const pattern = script === "ru" ? russianBeginnings : englishBeginnings;
  return pattern.test(word) && (script === "en" || lookUpWord(word, word).categories.includes(swearing));
}

/** Whether some letters in the places of the signs make a swear word. At most two signs are guessed at. */
function fits(written: string, script: "ru" | "en"): boolean {
  let words = [""];
  let guesses = 0;
  for (const char of written.toLowerCase().replaceAll("ё", "е")) {
    const stand = standIns[char]?.[script];
    if (/\p{L}/u.test(char) || stand !== undefined) {
      const letters = stand ?? (script === "ru" ? (doubles[char] ?? char) : char);
      words = words.flatMap((word) => Array.from(letters, (letter) => word + letter));
      continue;
    }
    guesses++;
    if (guesses > 2) return false;
    words = words.flatMap((word) => [word, ...Array.from(hidden[script], (letter) => word + letter)]);
  }
  return words.some((word) => isSwearing(word, script));
}

/** Whether signs stand within a word, or three letters by themselves: else there is nothing to look for. */
export function mayVeil(words: readonly Word[]): boolean {
  let alone = 0;
  for (let at = 0; at < words.length; at++) {
    const { kind, form, start, end, known } = words[at] as Word;
    if (kind === "word") {
      alone = form.length === 1 ? alone + 1 : 0;
      if (alone >= 3 || known.isOdd) return true;
      if (alone > 0 && form === "х" && words[at - 1]?.form === "на") return true;
      continue;
    }
    const isAccount = kind === "handle" || kind === "hashtag";
    if (!isAccount && !known.mayHideLetters) continue;
    if (words[at - 1]?.end === start && (isAccount || words[at + 1]?.start === end)) return true;
  }
  return false;
}

/** How each kind of disguise is found and taken off. */
const disguises: readonly { pattern: RegExp; undo: (found: string) => string }[] = [
  { pattern: veiled, undo: (found) => (/^\p{L}+$/u.test(found) ? "" : found) },
  { pattern: parted, undo: (found) => found.replaceAll(/[ .\-*]/g, "") },
  { pattern: bent, undo: (found) => found.replaceAll(/(\p{L})\1{2,}/giu, "$1") },
  { pattern: cutShort, undo: () => "нахуй" },
  { pattern: swearingInLatin, undo: () => "нахуй" },
];

/** Places of swear words that are written so that a filter does not see them: "с*ка", "х у й", "бл@ть", "f*ck", "fuuuck". */
export function findVeiledSwearing(text: string): Place[] {
  const looked = text.slice(0, lookedAt);
  const places: Place[] = [];
  for (const { pattern, undo } of disguises) {
    for (const found of looked.matchAll(pattern)) {
      if (places.length >= placesMax) return places;
      const written = undo(found[0]);
      const script = /[\u0400-\u04ff]/.test(written) ? "ru" : "en";
      if (written !== "" && fits(written, script))
        places.push({ start: found.index, end: found.index + found[0].length });
    }
  }
  return places;
}
