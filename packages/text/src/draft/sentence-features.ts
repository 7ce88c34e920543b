import { stem } from "../stems/stem.ts";
import { tokenize } from "../tokens/tokenize.ts";
import * as words from "./draft-words.ts";
import { isRequest, subjectOf } from "./subject-of.ts";

/** Buckets that features are hashed into: a power of two. */
export const bucketCount = 2 ** 15;

/** The bucket of a feature. */
export function hashFeature(feature: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) value = Math.imul(value ^ feature.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) & (bucketCount - 1);
}

const namesOfTokens: Record<string, string> = { number: "#", url: "@url", email: "@url", handle: "@name" };

/** Lists of words whose hits are features: the model learns how far each can be believed. */
const lists: readonly (readonly [string, (text: string) => readonly unknown[]])[] = Object.entries(words);

/** How much words, pairs of words and parts of words weigh beside each other. */
const weights = { word: 1, pair: 0.5, part: 0.3, list: 2.5, manner: 1.5 };

/**
 * What a sentence is judged by: stems, also those of little words, their pairs with the ends of the sentence, and the four
 * letters of parts of words, hashed; numbers and names in the middle of it only as such. The row has length 1.
 */
export function sentenceFeatures(text: string): Map<number, number> {
  const row = new Map<number, number>();
  const add = (feature: string, weight: number): void => void row.set(hashFeature(feature), weight);
  const keys = tokenize(text).map(({ kind, norm, start }, at) => {
    if (kind !== "word" && kind !== "hashtag") return namesOfTokens[kind] ?? kind;
    if (at > 0 && norm !== "i" && /\p{Lu}/u.test(text.charAt(start)) && !norm.startsWith("i'"))
      return "@name";
    for (let from = 0; from + 4 <= norm.length + 2; from++)
      add(`c:${`^${norm}$`.slice(from, from + 4)}`, weights.part);
    return stem(norm);
  });
  for (const key of keys) add(`w:${key}`, weights.word);
  const all = ["^", ...keys, /[!?]/.exec(text.slice(-2))?.[0] ?? "."];
  for (let at = 1; at < all.length; at++) add(`p:${all[at - 1]} ${all[at]}`, weights.pair);
  for (const [name, find] of lists) if (find(text).length > 0) add(`l:${name}`, weights.list);
  add(`s:${subjectOf(text)}${isRequest(text) ? "!" : ""}`, weights.manner);
  const length = Math.hypot(...row.values());
  for (const [bucket, weight] of row) row.set(bucket, weight / length);
  return row;
}
