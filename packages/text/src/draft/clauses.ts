import type { Sentence } from "../respond/sentences.ts";
import type { ScoreSentence, SentenceScores } from "./sentence-model.ts";
import { isRequest, subjectOf, type Subject } from "./subject-of.ts";

/** A part of a sentence that says one thing. Offsets are UTF-16 units of the draft. */
export interface Clause extends Sentence {
  subject: Subject;
  /** Asks the reader to do something. */
  isRequest: boolean;
  scores: SentenceScores;
}

const boundary =
  /[,;:—–()]\s|\s[—–-]\s|(?<=\s)(?:and|but|so|because|while|и|а|но|потому что|зато|поэтому)(?=\s)/giu;

/** A clause has at least so many letters; what is shorter belongs to the one before. */
const clauseMin = 12;

/** Parts of a sentence between its marks and conjunctions, in order. */
export function clausesOf(sentence: Sentence, score: ScoreSentence): Clause[] {
  const cuts = [...sentence.text.matchAll(boundary)].map(({ index, 0: mark }) => ({
    end: index,
    next: index + (/^[\p{L}]/u.test(mark) ? 0 : mark.length),
  }));
  const parts: { from: number; to: number }[] = [];
  let from = 0;
  for (const { end, next } of [...cuts, { end: sentence.text.length, next: sentence.text.length }]) {
    if (end - from < clauseMin && end < sentence.text.length) continue;
    parts.push({ from, to: end });
    from = next;
  }
  return parts.flatMap(({ from: begin, to }) => {
    const raw = sentence.text.slice(begin, to);
    const text = raw.trim();
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const start = sentence.start + begin + raw.indexOf(text);
    const clause = { text, start, end: start + text.length };
    return [{ ...clause, subject: subjectOf(text), isRequest: isRequest(text), scores: score(text) }];
  });
}
