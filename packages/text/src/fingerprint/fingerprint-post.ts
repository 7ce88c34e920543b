import { namesMax, unitsMax, type PostPrint } from "@earshot/core/analyse/fingerprint";
import { hashText, joinHashes, mix } from "../classify/feature-hash.ts";
import { bandKeys, leastOf } from "./min-hash.ts";
import { leadUnits, readTerms } from "./read-terms.ts";
import { readContentWords, type ContentWord } from "./read-words.ts";
import { usualWords } from "./usual-words.ts";

const wordSalt = 101;
/** Texts below are never compared: "Согласен" says the same everywhere and repeats nobody. */
const wordsMin = 5;
/** Texts below are compared by their sentences alone. */
const bandWordsMin = 8;
const sentenceWordsMin = 5;
const sentencesMax = 3;
/** Content words besides the headline that still leave a post a headline alone: "Подробности позже". */
const besidesHeadMax = 3;
const factsMax = 48;
const headMax = 24;
/** What comes after is no longer read: excerpts and reprints begin at the beginning. */
const readUnitsMax = 40_000;

/** Reads the fingerprint of a post; the same whatever case, punctuation, ё, addresses and hashtags it is written with. */
export function fingerprintPost(post: { title: string | null; text: string }): PostPrint {
  const title = readContentWords(post.title ?? "");
  const body = readContentWords(post.text.slice(0, readUnitsMax));
  const words = [...title, ...body];
  const hashes = words.map(hashContentWord);
  const bodyHashes = hashes.slice(title.length);
  const head = readHead(title, hashes, body, bodyHashes);
  const distinct = new Set(hashes);
  const besides = new Set(bodyHashes.filter((hash) => !head.has(hash))).size;
  const units = unitsOf(hashes, title.length);
  return {
    wordCount: words.length,
    unitCount: units.size,
    units: leastOf(units, unitsMax),
    facts: chosen(words, hashes, (word) => word.isFact, factsMax),
    names: readNames(words, hashes),
    head: leastOf(head, headMax),
    isHeadlineOnly: besides <= besidesHeadMax,
    keys: words.length < wordsMin ? [] : readKeys(distinct, head, body, bodyHashes),
    terms: readTerms(
      title,
      body.filter((word) => word.start < leadUnits),
      hashes,
      usualWords(),
    ),
  };
}

export function hashContentWord(word: ContentWord): number {
  return hashText(word.stem, wordSalt);
}

/** Stems, and pairs of neighbours within title and text, which keep something of the order. */
function unitsOf(hashes: readonly number[], titleLength: number): Set<number> {
  const units = new Set(hashes);
  for (let at = 1; at < hashes.length; at++) {
    if (at !== titleLength) units.add(joinHashes(hashes[at - 1] as number, hashes[at] as number));
  }
  return units;
}

function readHead(
  title: readonly ContentWord[],
  hashes: readonly number[],
  body: readonly ContentWord[],
  bodyHashes: readonly number[],
): Set<number> {
  if (title.length > 0) return new Set(hashes.slice(0, title.length));
  const first = body[0]?.sentence;
  return new Set(bodyHashes.filter((_, at) => body[at]?.sentence === first));
}

function chosen(
  words: readonly ContentWord[],
  hashes: readonly number[],
  isWanted: (word: ContentWord) => boolean,
  max: number,
): number[] {
  const found: number[] = [];
  for (const [at, word] of words.entries()) if (isWanted(word)) found.push(hashes[at] as number);
  return leastOf(found, max);
}

/** In a text that shouts, capitals name nobody. */
function readNames(words: readonly ContentWord[], hashes: readonly number[]): number[] {
  const names = words.filter((word) => word.isName).length;
  return names * 2 > words.length ? [] : chosen(words, hashes, (word) => word.isName, namesMax);
}

/** Bands over the whole text, and one key for the headline and for each of the first sentences, which an excerpt keeps as they are. */
function readKeys(
  distinct: ReadonlySet<number>,
  head: ReadonlySet<number>,
  body: readonly ContentWord[],
  bodyHashes: readonly number[],
): number[] {
  const keys = new Set(distinct.size < bandWordsMin ? [] : bandKeys(distinct));
  if (head.size >= sentenceWordsMin) keys.add(sentenceKey(head));
  for (const sentence of firstSentences(body, bodyHashes)) keys.add(sentenceKey(sentence));
  return [...keys];
}

function firstSentences(body: readonly ContentWord[], hashes: readonly number[]): Set<number>[] {
  const sentences: Set<number>[] = [];
  for (let start = 0; start < body.length && sentences.length < sentencesMax;) {
    let end = start;
    while (body[end] && body[end]?.sentence === body[start]?.sentence) end += 1;
    const sentence = new Set(hashes.slice(start, end));
    if (sentence.size >= sentenceWordsMin) sentences.push(sentence);
    start = end;
  }
  return sentences;
}

/** Whatever the order of the words. */
function sentenceKey(words: ReadonlySet<number>): number {
  let sum = words.size;
  for (const word of words) sum = (sum + mix(word)) | 0;
  return mix(sum ^ 0x5bd1e995);
}
