import { hashText } from "./feature-hash.ts";
import { textLimit } from "./feature-groups.ts";
import { maskNames, maskOf, maskSpans, type NameSpan } from "./mask-names.ts";
import { readWords, type Word } from "./read-words.ts";

/** A post as the classifiers read it; null where unknown. */
export interface ClassifiedPost {
  text: string;
  title: string | null;
  platform: string | null;
  company: string | null;
  executive: string | null;
  author: { name: string | null; bio: string | null; followers: number | null } | null;
  /** Text of the post that this one answers. */
  parent: string | null;
  /** Places of names in title + newline + text where a matcher has found them; else they are looked for by name. */
  spans?: readonly NameSpan[];
}

/** Words of a text with names masked, so that nothing is learnt about a name. */
export interface Reading {
  words: readonly Word[];
  masks: Uint8Array;
  /** Hash of each word's stem, or of what the word names. */
  hashes: Int32Array;
}

const companyHash = hashText("<company>", 1);
const executiveHash = hashText("<executive>", 1);
const targetHash = hashText("<target>", 1);

export function withMasks(words: readonly Word[], masks: Uint8Array): Reading {
  const hashes = new Int32Array(words.length);
  for (const [at, word] of words.entries()) {
    const mask = masks[at];
    hashes[at] =
      mask === maskOf.company
        ? companyHash
        : mask === maskOf.executive
          ? executiveHash
          : mask === maskOf.target
            ? targetHash
            : word.stemHash;
  }
  return { words, masks, hashes };
}

export function readText(text: string, company: string | null, executive: string | null): Reading {
  const words = readWords(text, textLimit);
  return withMasks(words, maskNames(words, company, executive));
}

/** Where the text begins in title + newline + text. */
export function textOffset(post: Pick<ClassifiedPost, "title">): number {
  return post.title ? post.title.length + 1 : 0;
}

export function readPost(post: ClassifiedPost): Reading {
  const text = post.title ? `${post.title}\n${post.text}` : post.text;
  const words = readWords(text, textLimit);
  const masks = post.spans ? maskSpans(words, post.spans) : maskNames(words, post.company, post.executive);
  return withMasks(words, masks);
}
