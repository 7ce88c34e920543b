import { hashText } from "./feature-hash.ts";
import type { AuthorRole } from "./guide-rules.ts";
import { textLimit } from "./feature-groups.ts";
import { maskNames, maskOf, maskSpans, type NameSpan } from "./mask-names.ts";
import { readWords, type Word } from "./read-words.ts";
import { findForm, type WordForm } from "./word-forms.ts";

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
  /** The author's role in the watch list. */
  role?: AuthorRole | null;
  /** Places of names in title + newline + text where a matcher has found them; else they are looked for by name. */
  spans?: readonly NameSpan[];
}

/** Words of a text with names masked, so that nothing is learnt about a name. */
export interface Reading {
  words: readonly Word[];
  masks: Uint8Array;
  /** Hash of each word's stem, or of what the word names. */
  hashes: Int32Array;
  /** The form of each word, or the sign of what the word names. */
  forms: readonly WordForm[];
  /** 1 where a word stands within three words after a negation of its sentence. */
  negated: Uint8Array;
}

const maskHashes = ["", "<company>", "<executive>", "<target>"].map((sign) => hashText(sign, 1));
/** One sign for a name, so that n-grams are alike whatever the name. */
const maskSigns = Uint16Array.of(0, 1, 2, 3);

export function withMasks(words: readonly Word[], masks: Uint8Array): Reading {
  const hashes = new Int32Array(words.length);
  const forms: WordForm[] = [];
  const negated = new Uint8Array(words.length);
  let negatedUntil = -1;
  for (let at = 0; at < words.length; at++) {
    const mask = masks[at] as number;
    const word = words[at] as Word;
    if (word.known.endsSentence) negatedUntil = -1;
    if (at <= negatedUntil && word.kind === "word") negated[at] = 1;
    if (word.known.isNegation) negatedUntil = at + 3;
    hashes[at] = mask === maskOf.none ? word.stemHash : (maskHashes[mask] as number);
    forms.push(mask === maskOf.none ? word.known : findForm(maskSigns, mask, mask + 1, "mark"));
  }
  return { words, masks, hashes, forms, negated };
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

/** The words of a post that was read already, with other names masked. */
export function maskAnew(words: readonly Word[], spans: readonly NameSpan[]): Reading {
  return withMasks(words, maskSpans(words, spans));
}
