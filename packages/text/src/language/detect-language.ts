import { tokenize } from "../tokens/tokenize.ts";
import { cyrillicProfiles, latinProfiles, type Profile } from "./profiles.ts";

export const languages = ["ru", "en", "uk", "kk", "be", "other"] as const;
export type Language = (typeof languages)[number];

export interface DetectedLanguage {
  lang: Language;
  /** From 0 (no word to go by) to 1; at 0.5 and below the text is too short or too mixed to rely on. */
  confidence: number;
}

/** More words and letters than this tell nothing more. */
const wordsMax = 300;
const lettersMax = 10_000;
const weights = { word: 1, shape: 0.4, own: 0.5, foreign: 0.6 };

interface WordEvidence {
  script: "cyrillic" | "latin" | "none";
  hasLetter: boolean;
  /** What the word says for each profile of its script, in the order of their names. */
  values: number[];
}

function valueFor(word: string, { words: common, shape, own, foreign }: Profile): number {
  const count = (pattern: RegExp): number => word.match(pattern)?.length ?? 0;
  const look = common.has(word) ? weights.word : shape.test(word) ? weights.shape : 0;
  return look + weights.own * count(own) - weights.foreign * count(foreign);
}

function weighWord(written: string): WordEvidence {
  const word = written.normalize("NFC").toLowerCase();
  const isCyrillic = /[\u0400-\u04ff]/.test(word);
  const isLatin = !isCyrillic && /[a-z\u00c0-\u024f\u1e00-\u1eff]/.test(word);
  const profiles: Record<string, Profile> = isCyrillic ? cyrillicProfiles : isLatin ? latinProfiles : {};
  return {
    script: isCyrillic ? "cyrillic" : isLatin ? "latin" : "none",
    hasLetter: /\p{L}/u.test(word),
    values: Object.values(profiles).map((each) => valueFor(word, each)),
  };
}

const rememberedMax = 50_000;
const wordLengthMax = 48;
const remembered = new Map<string, WordEvidence>();

/** What a word says is worked out once: most words of a text were met before. */
function evidenceOf(written: string): WordEvidence {
  const word = written.slice(0, wordLengthMax);
  const known = remembered.get(word);
  if (known) return known;
  if (remembered.size >= rememberedMax) remembered.clear();
  const found = weighWord(word);
  remembered.set(word, found);
  return found;
}

function readWords(text: string): WordEvidence[] {
  const words: WordEvidence[] = [];
  const head = text.slice(0, lettersMax);
  for (const { kind, start, end } of tokenize(head)) {
    if (kind !== "word") continue;
    words.push(evidenceOf(head.slice(start, end)));
    if (words.length === wordsMax) break;
  }
  return words;
}

/** What posts here are mostly written in gets a head start, which two common words of another language outdo. */
const prior = 0.7;

/** A lead over the second best, damped where few words speak: a clear long text gives 1, an even race 0.5. */
function confidenceOf(best: number, second: number, words: number): number {
  const lead = (best - second) / (best + second + 0.5);
  const amount = Math.min(1, (words + 1) / 6);
  return Math.round((0.5 + 0.5 * lead * amount) * 100) / 100;
}

function choose(words: WordEvidence[], names: readonly string[], fallback: Language): DetectedLanguage {
  let best = -1;
  let highest = 0;
  let second = 0;
  for (let at = 0; at < names.length; at++) {
    let sum = 0;
    for (const { values } of words) sum += values[at] as number;
    const score = Math.max(sum, 0) + (names[at] === fallback ? prior : 0);
    if (best < 0 || score > highest) {
      second = best < 0 ? 0 : highest;
      highest = score;
      best = at;
    } else second = Math.max(second, score);
  }
  if (highest <= prior) return { lang: fallback, confidence: 0.4 };
  const lang = languages.find((language) => language === names[best]) ?? "other";
  return { lang, confidence: confidenceOf(highest, second, words.length) };
}

const cyrillicNames = Object.keys(cyrillicProfiles);
const latinNames = Object.keys(latinProfiles);

/**
 * Language of a text by script, letters and common words; made for short posts. Russian in Latin letters ("kak eto") is
 * Russian. Handles, tags and addresses are not looked at; a text without words is `other` with confidence 0.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const words = readWords(text);
  const cyrillic = words.filter(({ script }) => script === "cyrillic");
  const latin = words.filter(({ script }) => script === "latin");
  const letters = words.filter(({ hasLetter }) => hasLetter).length;
  if (letters === 0) return { lang: "other", confidence: 0 };
  if (cyrillic.length === 0 && latin.length === 0) return { lang: "other", confidence: 0.9 };
  const isCyrillic = cyrillic.length >= latin.length;
  const main = isCyrillic ? cyrillic : latin;
  if (main.length * 2 < letters - Math.min(cyrillic.length, latin.length))
    return { lang: "other", confidence: 0.7 };
  return isCyrillic ? choose(main, cyrillicNames, "ru") : choose(main, latinNames, "en");
}
