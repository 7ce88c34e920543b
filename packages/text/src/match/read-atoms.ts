import { tokenize, type Token } from "../tokens/tokenize.ts";
import { hasParts } from "../tokens/known-words.ts";
import { normalizeWord } from "../tokens/normalize-word.ts";

/** How an atom hangs on the one before it. */
export type Glue = "none" | "hyphen" | "apostrophe" | "hashtag";

/** The smallest thing that terms are made of: a word, a number, or a part of a hyphenated word or hashtag. */
export interface Atom {
  norm: string;
  start: number;
  end: number;
  sentence: number;
  glue: Glue;
  isInHashtag: boolean;
  /** Of a whole word its id among the known ones, valid until the next text is cut up; else -1. */
  wordId: number;
}

/** One field of a post, cut up: atoms, and the tokens that are no words. */
export interface Reading {
  source: string;
  atoms: Atom[];
  /** Handles, hashtags, addresses. `atom` is the number of the atom that follows. */
  marks: { token: Token; sentence: number; atom: number }[];
  sentences: number;
}

function addParts(reading: Reading, token: Token, sentence: number): void {
  const { source, atoms } = reading;
  const { norm, start: from, end } = token;
  const isSimple = token.word === null ? !hasParts(norm) : !token.word.hasParts;
  if (isSimple) {
    const wordId = token.word?.id ?? -1;
    atoms.push({ norm, start: from, end, sentence, glue: "none", isInHashtag: false, wordId });
    return;
  }
  const parts = /([-\u2010\u2011'’ʼ‘`´]?)([^-\u2010\u2011'’ʼ‘`´]+)/g;
  for (const part of source.slice(token.start, token.end).matchAll(parts)) {
    const [, mark = "", word = ""] = part;
    const start = token.start + part.index + mark.length;
    const glue = mark === "" ? "none" : /[-\u2010\u2011]/.test(mark) ? "hyphen" : "apostrophe";
    atoms.push({
      norm: normalizeWord(word),
      start,
      end: start + word.length,
      sentence,
      glue,
      isInHashtag: false,
      wordId: -1,
    });
  }
}

const hashtagParts = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|[\p{Lo}\p{Lm}]+|\p{N}+/gu;

/** #ВернитеПомора and #верните_помора are words without spaces. */
function addHashtag(reading: Reading, token: Token, sentence: number): void {
  let glue: Glue = "none";
  for (const part of reading.source.slice(token.start, token.end).matchAll(hashtagParts)) {
    const start = token.start + part.index;
    reading.atoms.push({
      norm: normalizeWord(part[0]),
      start,
      end: start + part[0].length,
      sentence,
      glue,
      isInHashtag: true,
      wordId: -1,
    });
    glue = "hashtag";
  }
}

/** Cuts a text into atoms; sentences are counted from `firstSentence`. */
export function readAtoms(source: string, firstSentence: number): Reading {
  const reading: Reading = { source, atoms: [], marks: [], sentences: 0 };
  const tokens = tokenize(source);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const sentence = token.sentence + firstSentence;
    reading.sentences = token.sentence + 1;
    if (token.kind === "word" || token.kind === "number") addParts(reading, token, sentence);
    else if (token.kind !== "emoji") {
      reading.marks.push({ token, sentence, atom: reading.atoms.length });
      if (token.kind === "hashtag") addHashtag(reading, token, sentence);
    }
  }
  return reading;
}

/** Whether the text between two atoms lets them be one phrase: spaces, quotes, a hyphen, "&", an initial's full stop. */
export function areJoined(source: string, before: Atom, after: Atom): boolean {
  if (after.glue !== "none") return true;
  if (before.sentence !== after.sentence || after.start - before.end > 4) return false;
  for (let at = before.end; at < after.start; at += 1) {
    if (!" \u00a0\u2009\u202f\t\"'«»“”„‘’&+.\u00ad\u200b".includes(source[at] ?? "")) return false;
  }
  return true;
}
