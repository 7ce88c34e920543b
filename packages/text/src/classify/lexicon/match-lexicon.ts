import { eventWords } from "./events.ts";
import { feelingWords } from "./feelings.ts";
import { noiseWords } from "./noise.ts";
import { polarityCategories, polarityOf } from "./polarity.ts";
import { peopleWords } from "./people.ts";
import { riskWords } from "./risk.ts";
import { sentimentWords } from "./sentiment.ts";
import { shadeWords } from "./shades.ts";
import { stanceWords } from "./stance.ts";

const sections = {
  ...eventWords,
  ...stanceWords,
  ...feelingWords,
  ...noiseWords,
  ...riskWords,
  ...peopleWords,
  ...shadeWords,
  ...sentimentWords,
};

export type LexiconCategory = keyof typeof sections | (typeof polarityCategories)[number];

const written = Object.keys(sections) as (keyof typeof sections)[];

/** Category names by id; an id is a place in this list. Those of published lexicons come last. */
export const lexiconCategories: readonly LexiconCategory[] = [...written, ...polarityCategories];

/** Ids from here on are those of published lexicons. */
export const polarityFrom = written.length;

/** A word as it stands in a lexicon; with `*` at its end it is the beginning of a word. */
interface Pattern {
  text: string;
  isBeginning: boolean;
  /** Its first unit: most words are told apart by it. */
  unit: number;
}

export interface Phrase {
  /** The words after the first one. */
  rest: readonly Pattern[];
  category: number;
}

/** What the lexicon knows of one word form. */
export interface LexiconWord {
  /** Ids of the categories that the word is in by itself. */
  categories: readonly number[];
  /** Phrases that begin with this word. */
  phrases: readonly Phrase[];
}

const exact = new Map<string, number[]>();
const prefixes = new Map<string, number[]>();
const phraseStarts = new Map<string, Phrase[]>();
let prefixLengthMax = 0;

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function patternOf(written: string): Pattern {
  const isBeginning = written.endsWith("*");
  const text = isBeginning ? written.slice(0, -1) : written;
  return { text, isBeginning, unit: text.charCodeAt(0) };
}

function addEntry(written: string, category: number): void {
  const parts = written
    .split("_")
    .map((part) => part.replace(/[^\p{L}\p{N}'*]/gu, ""))
    .filter((part) => part !== "" && part !== "*");
  const [first, ...rest] = parts;
  if (first === undefined) return;
  if (rest.length > 0) {
    append(phraseStarts, first, { rest: rest.map(patternOf), category });
  } else if (first.endsWith("*")) {
    append(prefixes, first.slice(0, -1), category);
    prefixLengthMax = Math.max(prefixLengthMax, first.length - 1);
  } else append(exact, first, category);
  if (first.endsWith("*")) prefixLengthMax = Math.max(prefixLengthMax, first.length - 1);
}

for (const [category, name] of written.entries()) {
  for (const entry of sections[name].replaceAll("ё", "е").split(/\s+/))
    if (entry !== "") addEntry(entry, category);
}

const nothing: LexiconWord = { categories: [], phrases: [] };

/** Looks one word form (lower case, ё as е) up, with its stem; linear in the length of the longest prefix. */
export function lookUpWord(form: string, stem: string): LexiconWord {
  const categories = new Set<number>(exact.get(form));
  const phrases: Phrase[] = [...(phraseStarts.get(form) ?? [])];
  const longest = Math.min(form.length, prefixLengthMax);
  for (let length = 1; length <= longest; length++) {
    const prefix = form.slice(0, length);
    for (const category of prefixes.get(prefix) ?? []) categories.add(category);
    for (const phrase of phraseStarts.get(`${prefix}*`) ?? []) phrases.push(phrase);
  }
  for (const place of polarityOf(form, stem)) categories.add(polarityFrom + place);
  if (categories.size === 0 && phrases.length === 0) return nothing;
  return { categories: [...categories], phrases };
}

/** Whether a form fits a pattern of the lexicon. */
export function fitsPattern(form: string, { text, isBeginning }: Pattern): boolean {
  return isBeginning ? form.startsWith(text) : form === text;
}
