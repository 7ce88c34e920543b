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

function readWords(text: string): string[] {
  const words: string[] = [];
  const head = text.slice(0, lettersMax);
  for (const { kind, start, end } of tokenize(head)) {
    if (kind !== "word") continue;
    words.push(head.slice(start, end).normalize("NFC").toLowerCase());
    if (words.length === wordsMax) break;
  }
  return words;
}

function evidence(words: string[], { words: common, shape, own, foreign }: Profile): number {
  let sum = 0;
  for (const word of words) {
    if (common.has(word)) sum += weights.word;
    else if (shape.test(word)) sum += weights.shape;
  }
  const letters = words.join(" ");
  const count = (pattern: RegExp): number => letters.match(pattern)?.length ?? 0;
  return Math.max(sum + weights.own * count(own) - weights.foreign * count(foreign), 0);
}

/** What posts here are mostly written in gets a head start, which two common words of another language outdo. */
const prior = 0.7;

/** A lead over the second best, damped where few words speak: a clear long text gives 1, an even race 0.5. */
function confidenceOf(best: number, second: number, words: number): number {
  const lead = (best - second) / (best + second + 0.5);
  const amount = Math.min(1, (words + 1) / 6);
  return Math.round((0.5 + 0.5 * lead * amount) * 100) / 100;
}

function choose(words: string[], profiles: Record<string, Profile>, fallback: Language): DetectedLanguage {
  const ranked = Object.entries(profiles)
    .map(([name, each]) => ({ name, score: evidence(words, each) + (name === fallback ? prior : 0) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = [ranked[0], ranked[1]];
  if (best === undefined || best.score <= prior) return { lang: fallback, confidence: 0.4 };
  const lang = languages.find((language) => language === best.name) ?? "other";
  return { lang, confidence: confidenceOf(best.score, second?.score ?? 0, words.length) };
}

/**
 * Language of a text by script, letters and common words; made for short posts. Russian in Latin letters ("kak eto") is
 * Russian. Handles, tags and addresses are not looked at; a text without words is `other` with confidence 0.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const words = readWords(text);
  const cyrillic = words.filter((word) => /[\u0400-\u04ff]/.test(word));
  const latin = words.filter(
    (word) => /[a-z\u00c0-\u024f\u1e00-\u1eff]/.test(word) && !/[\u0400-\u04ff]/.test(word),
  );
  const letters = words.filter((word) => /\p{L}/u.test(word)).length;
  if (letters === 0) return { lang: "other", confidence: 0 };
  if (cyrillic.length === 0 && latin.length === 0) return { lang: "other", confidence: 0.9 };
  const isCyrillic = cyrillic.length >= latin.length;
  const main = isCyrillic ? cyrillic : latin;
  if (main.length * 2 < letters - Math.min(cyrillic.length, latin.length))
    return { lang: "other", confidence: 0.7 };
  return isCyrillic ? choose(main, cyrillicProfiles, "ru") : choose(main, latinProfiles, "en");
}
