import type { FactCard } from "@earshot/core/respond/vocabulary";
import { readContent, type Content } from "../respond/read-content.ts";
import { readNumbers, type NumberAt } from "../respond/read-numbers.ts";
import { sentencesOf, type Sentence } from "../respond/sentences.ts";
import { comparable, type Place } from "../respond/word-pattern.ts";
import { clausesOf, type Clause } from "./clauses.ts";
import type { ScoreSentence, SentenceScores } from "./sentence-model.ts";

/** A draft and what it is checked against; null where nothing is known. Times are ISO 8601. */
export interface DraftInput {
  id: string | number | null;
  draft: string;
  lang: string | null;
  facts: readonly FactCard[];
  /** Terms that nobody outside may learn of. */
  confidential: readonly string[];
  mention: { text: string; minutesAgo: number | null } | null;
  quietPeriods: readonly { from: string; to: string; reason: string; terms: readonly string[] | null }[];
  calendar: readonly { at: string; platform: string | null; title: string }[];
  /** What the company or the leader said before. */
  statements: readonly { text: string; at: string | null }[];
  now: string | null;
}

/** A text that may carry what a draft says. */
export interface Carrier {
  text: string;
  small: string;
  content: Content;
  numbers: NumberAt[];
}

/** A sentence with its parts and what the model makes of it. */
export interface DraftSentence extends Sentence {
  clauses: Clause[];
  scores: SentenceScores;
}

/** A draft read once for all checks. */
export interface ReadDraft {
  input: DraftInput;
  language: "ru" | "en";
  text: string;
  sentences: DraftSentence[];
  /** Places within quotation marks: others' words. */
  quoted: Place[];
  numbers: NumberAt[];
  content: Content;
  /** Fact cards. */
  facts: Carrier[];
  mention: Carrier | null;
  statements: Carrier[];
  /** Where rivals are spoken ill of: known after that check. */
  rivals: readonly Place[];
}

/** A text as something that may carry claims. */
export function carrierOf(text: string): Carrier {
  return { text, small: comparable(text), content: readContent(text), numbers: readNumbers(text) };
}

const quotation = /[«“"„][^«»“”"„]{2,400}[»”"“]/g;

/** Reads a draft: sentences, quotations, numbers, content words, and the same of what may carry its claims. */
export function readDraft(input: DraftInput, language: "ru" | "en", score: ScoreSentence): ReadDraft {
  const { draft, facts, mention, statements } = input;
  return {
    input,
    language,
    text: draft,
    sentences: sentencesOf(draft).map((sentence) => ({
      ...sentence,
      clauses: clausesOf(sentence, score),
      scores: score(sentence.text),
    })),
    // Two words in marks are a name, three and more are said by somebody.
    quoted: [...draft.matchAll(quotation)]
      .filter(({ 0: found }) => found.trim().split(/\s+/).length > 2)
      .map(({ index, 0: found }) => ({ start: index, end: index + found.length })),
    numbers: readNumbers(draft),
    content: readContent(draft),
    facts: facts.map(({ text }) => carrierOf(text)),
    mention: mention ? carrierOf(mention.text) : null,
    statements: statements.map(({ text }) => carrierOf(text)),
    rivals: [],
  };
}

/** Whether a place lies within a quotation. */
export function isQuoted(draft: ReadDraft, { start, end }: Place): boolean {
  return draft.quoted.some((quotation) => start >= quotation.start && end <= quotation.end);
}

/** Whether a sentence asks. */
export function isQuestion({ text }: Sentence): boolean {
  return /\?["»”)]*$/.test(text);
}

/** The sentence that a place begins in. */
export function sentenceAt(draft: ReadDraft, { start }: Place): DraftSentence | null {
  return draft.sentences.find((sentence) => start >= sentence.start && start < sentence.end) ?? null;
}
