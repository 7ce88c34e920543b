import { maskNames, maskOf, type NameSpan } from "./mask-names.ts";
import { textLimit } from "./feature-groups.ts";
import { readWords } from "./read-words.ts";

/** What an answer's sentiment is towards: places of the target in title + newline + text, empty if it is not named. */
export interface Target {
  spans: readonly NameSpan[];
  /** Whether the places were given rather than looked for. */
  isGiven: boolean;
}

interface TargetedText {
  text: string;
  title: string | null;
  target: string | null;
  start: number | null;
  end: number | null;
}

/** The target of a text: where its offsets say, else wherever its name stands in any case form; null without a target. */
export function findTarget({ text, title, target, start, end }: TargetedText): Target | null {
  const offset = title ? title.length + 1 : 0;
  if (start !== null && end !== null) {
    return { spans: [{ start: start + offset, end: end + offset, mask: maskOf.target }], isGiven: true };
  }
  if (target === null || target.trim() === "") return null;
  const words = readWords(title ? `${title}\n${text}` : text, textLimit);
  const masks = maskNames(words, target, null);
  const spans: NameSpan[] = [];
  for (const [at, word] of words.entries()) {
    if (masks[at] !== maskOf.none) spans.push({ start: word.start, end: word.end, mask: maskOf.target });
  }
  return { spans, isGiven: false };
}
