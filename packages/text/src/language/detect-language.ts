import { wordsAge, wordsMax } from "../tokens/known-words.ts";
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
const wordsMaxOfText = 300;
const lettersMax = 10_000;
const weights = { word: 1, shape: 0.4, own: 0.5, foreign: 0.6 };

const scripts = { none: 0, cyrillic: 1, latin: 2 } as const;
const cyrillicNames = Object.keys(cyrillicProfiles);
const latinNames = Object.keys(latinProfiles);
const cyrillicList: readonly Profile[] = Object.values(cyrillicProfiles);
const latinList: readonly Profile[] = Object.values(latinProfiles);
/** More than there are profiles of a script. */
const valuesMax = 8;

/** What each known word says, by its id: 0 = not asked yet, else 1 + script, and 4 more where it has a letter. */
const kinds = new Uint8Array(wordsMax + 1);
/** What it says for each profile of its script, in the order of their names. */
const values = new Float64Array((wordsMax + 1) * valuesMax);
let age = 0;

function valueFor(word: string, { words: common, shape, own, foreign }: Profile): number {
  const count = (pattern: RegExp): number => word.match(pattern)?.length ?? 0;
  const look = common.has(word) ? weights.word : shape.test(word) ? weights.shape : 0;
  return look + weights.own * count(own) - weights.foreign * count(foreign);
}

const wordLengthMax = 48;

function weighWord(place: number, written: string): void {
  const word = written.slice(0, wordLengthMax).normalize("NFC").toLowerCase();
  const isCyrillic = /[\u0400-\u04ff]/.test(word);
  const isLatin = !isCyrillic && /[a-z\u00c0-\u024f\u1e00-\u1eff]/.test(word);
  const profiles = isCyrillic ? cyrillicList : isLatin ? latinList : [];
  const script = isCyrillic ? scripts.cyrillic : isLatin ? scripts.latin : scripts.none;
  kinds[place] = 1 + script + (/\p{L}/u.test(word) ? 4 : 0);
  for (const [at, profile] of profiles.entries()) values[place * valuesMax + at] = valueFor(word, profile);
}

/** What the words of one text say together. */
interface TextEvidence {
  /** Words with a letter. */
  letters: number;
  /** Words of each script, and the sums of what they say for its profiles. */
  cyrillic: number;
  latin: number;
  cyrillicSums: Float64Array;
  latinSums: Float64Array;
}

function addValues(sums: Float64Array, from: number): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (values[from + at] as number);
}

/** What a word says is worked out once: most words of a text were met before. */
function readWords(text: string): TextEvidence {
  const found: TextEvidence = {
    letters: 0,
    cyrillic: 0,
    latin: 0,
    cyrillicSums: new Float64Array(cyrillicNames.length),
    latinSums: new Float64Array(latinNames.length),
  };
  const tokens = tokenize(text.length > lettersMax ? text.slice(0, lettersMax) : text);
  if (age !== wordsAge()) {
    kinds.fill(0);
    age = wordsAge();
  }
  let words = 0;
  for (let at = 0; at < tokens.length && words < wordsMaxOfText; at++) {
    const word = tokens[at]?.word ?? null;
    if (word === null) continue;
    words++;
    const place = word.id < 0 ? wordsMax : word.id;
    if (kinds[place] === 0 || word.id < 0) weighWord(place, word.written);
    const kind = (kinds[place] as number) - 1;
    if ((kind & 4) !== 0) found.letters++;
    const script = kind & 3;
    if (script === scripts.cyrillic) {
      found.cyrillic++;
      addValues(found.cyrillicSums, place * valuesMax);
    } else if (script === scripts.latin) {
      found.latin++;
      addValues(found.latinSums, place * valuesMax);
    }
  }
  return found;
}

/** What posts here are mostly written in gets a head start, which two common words of another language outdo. */
const prior = 0.7;

/** A lead over the second best, damped where few words speak: a clear long text gives 1, an even race 0.5. */
function confidenceOf(best: number, second: number, words: number): number {
  const lead = (best - second) / (best + second + 0.5);
  const amount = Math.min(1, (words + 1) / 6);
  return Math.round((0.5 + 0.5 * lead * amount) * 100) / 100;
}

function choose(
  sums: Float64Array,
  words: number,
  names: readonly string[],
  fallback: Language,
): DetectedLanguage {
  let best = -1;
  let highest = 0;
  let second = 0;
  for (let at = 0; at < names.length; at++) {
    const score = Math.max(sums[at] as number, 0) + (names[at] === fallback ? prior : 0);
    if (best < 0 || score > highest) {
      second = best < 0 ? 0 : highest;
      highest = score;
      best = at;
    } else second = Math.max(second, score);
  }
  if (highest <= prior) return { lang: fallback, confidence: 0.4 };
  const lang = languages.find((language) => language === names[best]) ?? "other";
  return { lang, confidence: confidenceOf(highest, second, words) };
}

/**
 * Language of a text by script, letters and common words; made for short posts. Russian in Latin letters ("kak eto") is
 * Russian. Handles, tags and addresses are not looked at; a text without words is `other` with confidence 0.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const { letters, cyrillic, latin, cyrillicSums, latinSums } = readWords(text);
  if (letters === 0) return { lang: "other", confidence: 0 };
  if (cyrillic === 0 && latin === 0) return { lang: "other", confidence: 0.9 };
  const isCyrillic = cyrillic >= latin;
  const main = isCyrillic ? cyrillic : latin;
  if (main * 2 < letters - Math.min(cyrillic, latin)) return { lang: "other", confidence: 0.7 };
  return isCyrillic
    ? choose(cyrillicSums, cyrillic, cyrillicNames, "ru")
    : choose(latinSums, latin, latinNames, "en");
}
