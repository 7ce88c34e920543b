import { matterStem } from "../stems/same-matter.ts";
import { functionWords } from "../tokens/function-words.ts";
import { tokenize } from "../tokens/tokenize.ts";

/** The content words of a text by stem, and whether each stands under a negation. */
export type Content = Map<string, { isNegated: boolean }>;

const negations = new Set(
  "не нет ни без нельзя никто никогда никаких никакой not no never none without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't hasn't haven't nobody nothing".split(
    " ",
  ),
);

export type ReadonlyContent = ReadonlyMap<string, { readonly isNegated: boolean }>;

/** How many words after a negation it reaches. */
const negationReach = 4;

/** Reads content words: no function words, no numbers, nothing shorter than three letters. */
export function readContent(text: string): Content {
  const content: Content = new Map();
  let negatedUntil = -1;
  for (const [at, { kind, norm }] of tokenize(text).entries()) {
    if (kind !== "word" && kind !== "hashtag") continue;
    if (negations.has(norm)) {
      negatedUntil = at + negationReach;
      continue;
    }
    if (norm.length < 3 || functionWords.has(norm)) continue;
    const key = matterStem(norm);
    content.set(key, { isNegated: at <= negatedUntil || (content.get(key)?.isNegated ?? false) });
  }
  return content;
}

/** The part of the words of `inner` that `outer` has too, weighed by their length, [0, 1]; 0 of nothing. */
export function shareOf(inner: ReadonlyContent, outer: ReadonlyContent): number {
  let shared = 0;
  let whole = 0;
  for (const word of inner.keys()) {
    const weight = Math.min(word.length, 9);
    whole += weight;
    if (outer.has(word)) shared += weight;
  }
  return whole === 0 ? 0 : shared / whole;
}
