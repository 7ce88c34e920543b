import { createSlots, fillSlot, firstSlot } from "./hash-slots.ts";
import { normalizeWord } from "./normalize-word.ts";

/** What is known of a word wherever it stands; worked out once and remembered, since most words of a text were met before. */
export interface KnownWord {
  /** Place in tables that go with the words, valid until the next text is cut up; -1 when it has none. */
  id: number;
  /** A plain word in lower case, any other as it is written. */
  written: string;
  /** The form for comparing. */
  norm: string;
  /** A hyphen or an apostrophe is in it. */
  hasParts: boolean;
}

/** Whether a form for comparing is of several parts. */
export function hasParts(norm: string): boolean {
  return norm.includes("-") || norm.includes("'");
}

/** Longer ones are no words of a language. */
const lengthMax = 64;
export const wordsMax = 1 << 16;
/** The words are only forgotten between texts, so there must be room for those of one text. */
const wordsKept = wordsMax - 24_576;
const unitsAtOnce = 4096;

let words: KnownWord[] = [];
let slots = createSlots();
let age = 0;

/** Counts how often the words were forgotten: tables by their ids are void when it changes. */
export function wordsAge(): number {
  return age;
}

/** Forgets the words when they are too many. To be called between texts only. */
export function tidyWords(): void {
  if (words.length < wordsKept) return;
  words = [];
  slots = createSlots();
  age++;
}

function isSame(written: string, units: Uint16Array, start: number): boolean {
  for (let at = 0; at < written.length; at++) if (written.charCodeAt(at) !== units[start + at]) return false;
  return true;
}

function describe(id: number, units: Uint16Array, start: number, end: number, isPlain: boolean): KnownWord {
  let written = "";
  for (let at = start; at < end; at += unitsAtOnce)
    written += String.fromCharCode(...units.subarray(at, Math.min(end, at + unitsAtOnce)));
  const norm = isPlain ? written.replace(/[\u2010\u2011]/g, "-") : normalizeWord(written);
  return { id, written, norm, hasParts: hasParts(norm) };
}

/**
 * The word whose units lie at [start, end). A plain one needs no rewriting beyond hyphens: its units are given in lower case, those of any
 * other as they are written. `hash` is any hash of the units.
 */
export function findWord(
  units: Uint16Array,
  start: number,
  end: number,
  isPlain: boolean,
  hash: number,
): KnownWord {
  const length = end - start;
  if (length > lengthMax) return describe(-1, units, start, end, isPlain);
  const { pairs, mask } = slots;
  let slot = firstSlot(hash, mask);
  for (; pairs[slot * 2 + 1] !== 0; slot = (slot + 1) & mask) {
    if (pairs[slot * 2] !== hash) continue;
    const known = words[(pairs[slot * 2 + 1] as number) - 1] as KnownWord;
    if (known.written.length === length && isSame(known.written, units, start)) return known;
  }
  if (words.length >= wordsMax) return describe(-1, units, start, end, isPlain);
  const found = describe(words.length, units, start, end, isPlain);
  fillSlot(slots, slot, hash, words.push(found) - 1);
  return found;
}

/** Remembers what is worked out of a word as long as the word is known. */
export function rememberByWord<T>(workOut: (word: KnownWord) => T): (word: KnownWord) => T {
  let remembered = Array.from<T | undefined>({ length: wordsMax });
  let rememberedAt = age;
  return (word) => {
    if (word.id < 0) return workOut(word);
    if (rememberedAt !== age) {
      remembered = Array.from<T | undefined>({ length: wordsMax });
      rememberedAt = age;
    }
    const known = remembered[word.id];
    if (known !== undefined) return known;
    const found = workOut(word);
    remembered[word.id] = found;
    return found;
  };
}
