import { stem as stemWord } from "../stems/stem.ts";
import { createSlots, fillSlot, firstSlot } from "../tokens/hash-slots.ts";
import { foldUnit } from "./char-table.ts";
import { hashText, mix } from "./feature-hash.ts";
import { learntShades } from "./learnt-words.ts";
import { lookUpWord, type Phrase } from "./lexicon/match-lexicon.ts";
import { isSwearingInLatin } from "./veiled-swearing.ts";

/** What a token of a post is, as far as the classifiers care. */
export type TokenKind = "word" | "number" | "mark" | "emoji" | "link" | "handle" | "hashtag";

/** What is known of a token's form wherever it stands; worked out once and remembered. */
export interface WordForm {
  /** Place in tables that go with the forms, valid until `formsAge` changes; -1 when it has none. */
  id: number;
  /** A second hash of the form: two forms share both by no accident of a language. */
  check: number;
  kind: TokenKind;
  /** Lower case, ё as е, at most `formLengthMax` units. */
  text: string;
  stem: string;
  stemHash: number;
  /** Lexicon categories of the word by itself. */
  categories: readonly number[];
  /** Phrases of the lexicon that begin with it; null where none does, so that a glance tells. */
  phrases: readonly Phrase[] | null;
  /** What public sets taught of it. */
  learnt: readonly number[];
  /** What character n-grams are made of: numbers show only their size, handles nothing. */
  spelling: string;
  isNegation: boolean;
  endsSentence: boolean;
  endsClause: boolean;
  /** "но", "but": what comes after is what is meant. */
  contrasts: boolean;
  /** A word with a digit inside, of two scripts, with a letter three times in a row, or Russian in Latin letters: perhaps another word in disguise. */
  isOdd: boolean;
  /** 1 for a word in Cyrillic letters, -1 for another word, 0 for what is no word. */
  script: -1 | 0 | 1;
  /** A mark that people put in the place of letters. */
  mayHideLetters: boolean;
}

/** Units of a token that are looked at; longer ones are no words of a language. */
const formLengthMax = 48;

/** Forms that are remembered. They are only forgotten between posts, so there must be room for all that goes with one post. */
export const formsMax = 1 << 16;
const formsKept = formsMax - 24_576;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const negations = setOf(
  "не ни нет без никто ничего никогда нельзя not no never nobody nothing without don't doesn't didn't won't can't " +
    "isn't wasn't aren't cannot couldn't wouldn't shouldn't ain't hardly",
);
const sentenceEnds = setOf(". .. ... ! !! !!! ? ?? ??? … ;");
const clauseEnds = setOf(
  ". ! ? ; , : — – ... … !! !!! но однако а зато хотя when but however while although though whereas because which who " +
    "который которая которые",
);

const contrasts = setOf("но однако зато впрочем but however yet though");

const odd = /\d|[а-яё][a-z]|[a-z][а-яё]|(\p{L})\1\1/u;

let forms: WordForm[] = [];
let slots = createSlots();
let age = 1;

/** Counts how often the forms were forgotten: tables by form id are void when it changes. */
export function formsAge(): number {
  return age;
}

/** Forgets the forms when they are too many. To be called between posts only. */
export function tidyForms(): void {
  if (forms.length >= formsKept) forgetForms();
}

/** Forgets all forms: there is no room for more, or what is known of words has changed. */
export function forgetForms(): void {
  forms = [];
  slots = createSlots();
  age++;
}

function numberShape(form: string): string {
  if (!/^[\d.,]+$/.test(form)) return form.replace(/\d+/g, "0");
  if (form.length === 4 && /^(?:19|20)/.test(form)) return "<year>";
  return form.length > 3 ? "<big>" : form.length > 2 ? "<hundreds>" : form.length > 1 ? "<tens>" : "<digit>";
}

function stemOf(kind: TokenKind, text: string, bare: string): string {
  if (kind === "handle") return "<handle>";
  if (kind === "number") return numberShape(text);
  return kind === "word" || kind === "hashtag" ? stemWord(bare.slice(0, 40)) : text;
}

function scriptOf(unit: number): -1 | 1 {
  return unit >= 0x400 && unit < 0x530 ? 1 : -1;
}

function describe(id: number, check: number, kind: TokenKind, text: string): WordForm {
  const bare = kind === "hashtag" ? text.slice(1) : text;
  const stem = stemOf(kind, text, bare);
  const stemHash = hashText(stem, 1);
  const { categories, phrases } = lookUpWord(bare, stem);
  return {
    id,
    check,
    kind,
    text,
    stem,
    stemHash,
    categories,
    phrases: phrases.length === 0 ? null : phrases,
    learnt: learntShades(stemHash),
    spelling: kind === "number" || kind === "handle" ? stem : text,
    isNegation: negations.has(text),
    endsSentence: sentenceEnds.has(text),
    endsClause: clauseEnds.has(text),
    contrasts: contrasts.has(text),
    isOdd: kind === "word" && (odd.test(text) || isSwearingInLatin.test(text)),
    script: kind === "word" ? scriptOf(text.charCodeAt(0)) : 0,
    mayHideLetters: kind === "mark" && /[*@#$!_\u2022]/.test(text),
  };
}

/** The form of a token whose UTF-16 units, each as `foldUnit` gives it, lie at [start, end). The kind follows from the characters. */
export function findForm(folds: Uint16Array, start: number, end: number, kind: TokenKind): WordForm {
  const last = Math.min(end, start + formLengthMax);
  let hash = 2166136261;
  let check = 0;
  for (let at = start; at < last; at++) {
    const unit = folds[at] as number;
    hash = Math.imul(hash ^ unit, 16777619);
    check = (Math.imul(check, 31) + unit) | 0;
  }
  hash = mix(hash);
  const { pairs, mask } = slots;
  let slot = firstSlot(hash, mask);
  for (; pairs[slot * 2 + 1] !== 0; slot = (slot + 1) & mask) {
    if (pairs[slot * 2] !== hash) continue;
    const known = forms[(pairs[slot * 2 + 1] as number) - 1] as WordForm;
    if (known.check === check) return known;
  }
  let form = "";
  for (let at = start; at < last; at++) form += String.fromCharCode(folds[at] as number);
  const isRoom = forms.length < formsMax;
  const found = describe(isRoom ? forms.length : -1, check, kind, kind === "link" ? "<link>" : form);
  if (!isRoom) return found;
  fillSlot(slots, slot, hash, forms.push(found) - 1);
  return found;
}

/** The form of a token that a text does not spell out. */
export function formOf(written: string, kind: TokenKind): WordForm {
  const folds = Uint16Array.from(written, (char) => foldUnit(char.charCodeAt(0)));
  return findForm(folds, 0, folds.length, kind);
}
