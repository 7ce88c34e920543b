import { namesMax, unitsMax, type PostPrint } from "@earshot/core/analyse/fingerprint";
import { joinHashes, mix } from "../classify/feature-hash.ts";
import { bandKeys, distinctOf, firstOf, leastOf } from "./min-hash.ts";
import { leadUnits, readTerms, shouts } from "./read-terms.ts";
import { readContentWords, type ContentWord } from "./read-words.ts";
import { usualWords } from "./usual-words.ts";

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
export const readUnitsMax = 40_000;
/** No longer title is stored. */
const titleUnitsMax = 1_000;

/** Reads the fingerprint of a post; the same whatever case, punctuation, ё, addresses and hashtags it is written with. */
export function fingerprintPost(post: { title: string | null; text: string }): PostPrint {
  const title = post.title ? readContentWords(post.title.slice(0, titleUnitsMax)) : [];
  const body = readContentWords(post.text.slice(0, readUnitsMax));
  const words = title.length === 0 ? body : [...title, ...body];
  const hashes = hashesOf(words, 0, words.length);
  const bodyHashes = hashes.subarray(title.length);
  const head = distinctOf(
    title.length > 0 ? hashes.slice(0, title.length) : hashes.slice(0, sentenceEnd(body, 0)),
  );
  const units = unitsOf(hashes, title.length);
  const distinct = distinctOf(hashes.slice());
  return {
    wordCount: words.length,
    unitCount: units.length,
    units: firstOf(units, unitsMax),
    facts: chosen(words, (word) => word.isFact, factsMax),
    names: readNames(words),
    head: firstOf(head, headMax),
    isHeadlineOnly:
      countBesides(title.length > 0 ? distinctOf(bodyHashes.slice()) : distinct, head) <= besidesHeadMax,
    keys: words.length < wordsMin ? [] : readKeys(distinct, head, body),
    terms: readTerms(title, leadOf(body), usualWords()),
  };
}

function leadOf(body: readonly ContentWord[]): readonly ContentWord[] {
  let end = body.length;
  while (end > 0 && (body[end - 1] as ContentWord).start >= leadUnits) end -= 1;
  return end === body.length ? body : body.slice(0, end);
}

export function hashContentWord(word: ContentWord): number {
  return word.hash;
}

function hashesOf(words: readonly ContentWord[], start: number, end: number): Int32Array {
  const hashes = new Int32Array(end - start);
  for (let at = start; at < end; at++) hashes[at - start] = (words[at] as ContentWord).hash;
  return hashes;
}

/** Stems, and pairs of neighbours within title and text, which keep something of the order. */
function unitsOf(hashes: Int32Array, titleLength: number): Int32Array {
  const units = new Int32Array(hashes.length * 2);
  units.set(hashes);
  let count = hashes.length;
  for (let at = 1; at < hashes.length; at++)
    if (at !== titleLength) units[count++] = joinHashes(hashes[at - 1] as number, hashes[at] as number);
  return distinctOf(units.subarray(0, count));
}

/** How many of the values are not in `head`; both are ascending and distinct. */
function countBesides(values: Int32Array, head: Int32Array): number {
  let count = 0;
  let at = 0;
  for (let place = 0; place < values.length; place++) {
    while (at < head.length && (head[at] as number) < (values[place] as number)) at += 1;
    if (head[at] !== values[place]) count += 1;
  }
  return count;
}

function chosen(
  words: readonly ContentWord[],
  isWanted: (word: ContentWord) => boolean,
  max: number,
): number[] {
  const found: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as ContentWord;
    if (isWanted(word)) found.push(word.hash);
  }
  return found.length === 0 ? found : leastOf(found, max);
}

/** In a text that shouts, capitals name nobody. */
function readNames(words: readonly ContentWord[]): number[] {
  return shouts(words) ? [] : chosen(words, (word) => word.isName, namesMax);
}

/** Bands over the whole text, and one key for the headline and for each of the first sentences, which an excerpt keeps as they are. */
function readKeys(distinct: Int32Array, head: Int32Array, body: readonly ContentWord[]): number[] {
  const keys = distinct.length < bandWordsMin ? [] : bandKeys(distinct);
  const add = (key: number) => {
    if (!keys.includes(key)) keys.push(key);
  };
  if (head.length >= sentenceWordsMin) add(sentenceKey(head));
  for (let start = 0, found = 0; start < body.length && found < sentencesMax;) {
    const end = sentenceEnd(body, start);
    const sentence = distinctOf(hashesOf(body, start, end));
    if (sentence.length >= sentenceWordsMin) {
      add(sentenceKey(sentence));
      found += 1;
    }
    start = end;
  }
  return keys;
}

/** Where the sentence ends whose words begin at `start`. */
function sentenceEnd(body: readonly ContentWord[], start: number): number {
  const sentence = body[start]?.sentence;
  let end = start;
  while (end < body.length && (body[end] as ContentWord).sentence === sentence) end += 1;
  return end;
}

/** Whatever the order of the words. */
function sentenceKey(words: Int32Array): number {
  let sum = words.length;
  for (let at = 0; at < words.length; at++) sum = (sum + mix(words[at] as number)) | 0;
  return mix(sum ^ 0x5bd1e995);
}
