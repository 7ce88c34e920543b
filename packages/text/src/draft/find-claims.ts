import { readContent, shareOf } from "../respond/read-content.ts";
import type { Sentence } from "../respond/sentences.ts";
import { findComparison, findDate, findHedge, findOutcome, findPledge } from "./draft-words.ts";
import type { FoundPlace } from "./find-wording.ts";
import { isQuoted, type Carrier, type ReadDraft } from "./read-draft.ts";

/** A number of a draft is carried when a card has one within this part of it: rounding is no new claim. */
const roundingShare = 0.05;

function carriesNumber({ numbers }: Carrier, value: number): boolean {
  const close = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * roundingShare;
  // An hour of the afternoon is told in two ways.
  return numbers.some(
    (number) => close(value, number.value) || (value <= 12 && close(value + 12, number.value)),
  );
}

function carriersOf(draft: ReadDraft): Carrier[] {
  return draft.mention ? [...draft.facts, draft.mention] : draft.facts;
}

/** The least part of a claim's words that a card must have to carry it. */
const carriedShare = 0.34;

function isCarried(draft: ReadDraft, sentence: Sentence): boolean {
  const content = readContent(sentence.text);
  return carriersOf(draft).some((carrier) => shareOf(content, carrier.content) >= carriedShare);
}

function numbersIn(draft: ReadDraft, { start, end }: Sentence): ReadDraft["numbers"] {
  return draft.numbers.filter(
    (number) => number.start >= start && number.end <= end && !isQuoted(draft, number),
  );
}

/** Checkable facts (numbers, comparisons, ranks) that neither a card nor the mention carries. */
export function findUnsupported(draft: ReadDraft): FoundPlace[] {
  const carriers = carriersOf(draft);
  return draft.sentences.flatMap((sentence) => {
    if (isQuestion(sentence) || isPromise(draft, sentence)) return [];
    const [number] = numbersIn(draft, sentence).filter(
      ({ value }) => !carriers.some((carrier) => carriesNumber(carrier, value)),
    );
    const [comparison] = findComparison(sentence.text);
    const isClaim = number !== undefined || (comparison !== undefined && !isCarried(draft, sentence));
    return isClaim ? [{ check: "unsupported_claim" as const, start: sentence.start, end: sentence.end }] : [];
  });
}

function isQuestion({ text }: Sentence): boolean {
  return /\?["»”)]*$/.test(text);
}

/** An outcome with a date, a sum or a word of honour, that is neither hedged nor carried by a card. */
function isPromise(draft: ReadDraft, sentence: Sentence): boolean {
  const { text } = sentence;
  if (findPledge(text).length > 0) return true;
  if (findHedge(text).length > 0 || findOutcome(text).length === 0) return false;
  const dated = findDate(text).length > 0 || numbersIn(draft, sentence).length > 0;
  if (isCarried(draft, sentence)) {
    return numbersIn(draft, sentence).some(
      ({ value }) => !carriersOf(draft).some((carrier) => carriesNumber(carrier, value)),
    );
  }
  return dated || draft.facts.length === 0;
}

/** Outcomes promised without a card. */
export function findPromises(draft: ReadDraft): FoundPlace[] {
  return draft.sentences
    .filter((sentence) => !isQuestion(sentence) && isPromise(draft, sentence))
    .map(({ start, end }) => ({ check: "promise" as const, start, end }));
}
