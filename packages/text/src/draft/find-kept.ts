import { readContent, shareOf } from "../respond/read-content.ts";
import { isAtOdds } from "../respond/weigh-evidence.ts";
import { sentencesOf } from "../respond/sentences.ts";
import { stem } from "../stems/stem.ts";
import { functionWords } from "../tokens/function-words.ts";
import { tokenize, type Token } from "../tokens/tokenize.ts";
import type { Place } from "../respond/word-pattern.ts";
import { findAdmission, findRefusal } from "./draft-words.ts";
import { bySentence, type FoundPlace } from "./find-wording.ts";
import type { ReadDraft } from "./read-draft.ts";

function keyOf({ kind, norm }: Token): string {
  return kind === "word" ? stem(norm) : norm.replace(/[\s,]/g, "");
}

function keysOf(term: string): string[] {
  const keys = tokenize(term)
    .filter(({ norm }) => !functionWords.has(norm))
    .map(keyOf);
  return keys.length > 0 ? keys : tokenize(term).map(keyOf);
}

/** The sentences of a text in which all words of a term stand, in any form and order; the place runs from the first to the last. */
export function findTerm(text: string, term: string): Place[] {
  const wanted = keysOf(term);
  if (wanted.length === 0) return [];
  return sentencesOf(text).flatMap((sentence) => {
    const tokens = tokenize(sentence.text).filter((token) => wanted.includes(keyOf(token)));
    if (new Set(tokens.map(keyOf)).size < new Set(wanted).size) return [];
    const first = tokens[0];
    const last = tokens.at(-1);
    return first && last ? [{ start: sentence.start + first.start, end: sentence.start + last.end }] : [];
  });
}

/** Terms that nobody outside may learn of, unless the sentence only refuses to speak. */
export function findConfidential(draft: ReadDraft): FoundPlace[] {
  const places = draft.input.confidential.flatMap((term) => findTerm(draft.text, term));
  return bySentence(draft, "confidential", places).filter(({ start }) => {
    const sentence = draft.sentences.find((one) => start >= one.start && start < one.end);
    return sentence === undefined || findRefusal(sentence.text).length === 0;
  });
}

/** The least part of a statement's words that makes a draft speak of the same. */
const sameMatter = 0.25;

/** What is at odds with an earlier statement, unless the change is admitted anywhere in the draft. */
export function findContradictions(draft: ReadDraft): FoundPlace[] {
  if (findAdmission(draft.text).length > 0) return [];
  const places = draft.input.statements.flatMap(({ text }) => {
    const said = readContent(text);
    const nearest = draft.sentences
      .map((sentence) => ({ sentence, share: shareOf(said, readContent(sentence.text)) }))
      .toSorted((a, b) => b.share - a.share)[0];
    const isSame = shareOf(said, draft.content) >= sameMatter;
    return isSame && nearest && isAtOdds(draft.text, text) ? [nearest.sentence] : [];
  });
  return bySentence(draft, "contradiction", places);
}
