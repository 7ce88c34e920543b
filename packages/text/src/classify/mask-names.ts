import { scanWords } from "./scan-words.ts";
import type { Word } from "./read-words.ts";

/** Whom a word names. */
export const maskOf = { none: 0, company: 1, executive: 2, target: 3 } as const;

/** A place of a name and whom it names (a value of `maskOf`). */
export interface NameSpan {
  start: number;
  end: number;
  mask: number;
}

/** Masks the words that lie in or touch the given places. Both lists are short; words are in order. */
export function maskSpans(words: readonly Word[], spans: readonly NameSpan[]): Uint8Array {
  const masks = new Uint8Array(words.length);
  if (spans.length === 0) return masks;
  const ordered = spans.toSorted((a, b) => a.start - b.start);
  let next = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    while (next < ordered.length && (ordered[next]?.end ?? 0) <= word.start) next++;
    const span = ordered[next];
    if (span && span.start < word.end && word.start < span.end) masks[at] = span.mask;
  }
  return masks;
}

interface NamePart {
  form: string;
  stem: string;
}

interface Name {
  parts: readonly NamePart[];
  /** Parts that may stand for the whole name. */
  telling: readonly NamePart[];
  joined: string;
}

const rememberedMax = 5000;
const remembered = new Map<string, Name>();

/** The words of a name; a watch list has few names, and each is asked for with every post. */
function nameOf(written: string): Name {
  const known = remembered.get(written);
  if (known) return known;
  if (remembered.size >= rememberedMax) remembered.clear();
  const name = readName(written);
  remembered.set(written, name);
  return name;
}

function readName(written: string): Name {
  const parts = scanWords(written, 200)
    .filter((token) => token.kind === "word" || token.kind === "number")
    .map(({ form, stem, kind }) => ({ form, stem: kind === "word" ? stem : form }));
  const telling = parts.filter((part) => !connecting.has(part.form) && part.form.length > 2);
  return { parts, telling, joined: parts.map((part) => part.form).join("") };
}

/** Whether a word may be a case form or the possessive of a part of a name. */
function isFormOf(word: Word, part: NamePart): boolean {
  if (word.form.charCodeAt(0) !== part.form.charCodeAt(0)) return false;
  if (word.form === part.form || word.stem === part.stem) return true;
  const shorter = Math.min(word.form.length, part.form.length);
  if (shorter < 4) return word.form === `${part.form}'s`;
  const kept = Math.max(3, part.form.length - 2);
  return (
    word.form.length <= part.form.length + 3 &&
    word.form.startsWith(part.form.slice(0, kept)) &&
    shorter >= kept
  );
}

const connecting = new Set(["the", "and", "of", "&", "de", "и", "в", "на", "для"]);

/**
 * Marks words that name the company or the executive: the whole name in any case form, a hashtag or handle made of
 * it, or a telling part of it (first word of the company's name, either name of the person) with a capital letter.
 */
export function maskNames(
  words: readonly Word[],
  company: string | null,
  executive: string | null,
): Uint8Array {
  const masks = new Uint8Array(words.length);
  if (executive) markName(words, masks, nameOf(executive), maskOf.executive, true);
  if (company) markName(words, masks, nameOf(company), maskOf.company, false);
  return masks;
}

function markName(
  words: readonly Word[],
  masks: Uint8Array,
  { parts, telling, joined }: Name,
  mask: number,
  anyPart: boolean,
): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || masks[at] !== 0) continue;
    if (word.kind === "handle" || word.kind === "hashtag") {
      const bare = word.form.slice(1).replaceAll("_", "");
      if (joined.length > 3 && (bare.startsWith(joined) || joined.startsWith(bare))) masks[at] = mask;
      continue;
    }
    if (word.kind !== "word" && word.kind !== "number") continue;
    const whole = wholeNameEnd(words, at, parts);
    if (whole > at) {
      masks.fill(mask, at, whole);
    } else if (word.capital) {
      const part = anyPart ? telling.find((one) => isFormOf(word, one)) : telling[0];
      if (part && isFormOf(word, part) && part.form.length > 3) masks[at] = mask;
    }
  }
}

function wholeNameEnd(words: readonly Word[], at: number, parts: readonly NamePart[]): number {
  let place = at;
  for (const part of parts) {
    while (words[place]?.kind === "mark" && place > at) place++;
    const word = words[place];
    if (!word || !isFormOf(word, part)) return at;
    place++;
  }
  return place;
}
