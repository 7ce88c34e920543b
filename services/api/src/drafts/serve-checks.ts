import { parentPort } from "node:worker_threads";
import type { DraftFinding, DraftLanguage } from "@earshot/core/respond/draft/draft";
import type { Finding } from "@earshot/core/respond/finding";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import type { DraftGrounds } from "@earshot/db/queries/drafts/draft-grounds";
import { createClassifier } from "@earshot/text/classify/ask-models";
import { sharesRoot } from "@earshot/text/draft/carried";
import { checkDraft } from "@earshot/text/draft/check-draft";
import { gentlerWording } from "@earshot/text/draft/gentler-wording";
import { readContent } from "@earshot/text/respond/read-content";
import { readNumbers } from "@earshot/text/respond/read-numbers";
import { sentencesOf, type Sentence } from "@earshot/text/respond/sentences";

/** What the thread is asked; it answers in the order of the questions. */
export interface CheckQuestion {
  text: string;
  language: DraftLanguage;
  grounds: DraftGrounds;
  /** Sentences of a language model stand in it. */
  isWorded: boolean;
  /** In ms. */
  now: number;
}

export type CheckAnswer = { ok: true; findings: DraftFinding[] } | { ok: false; error: Error };

const classifier = createClassifier();

parentPort?.on("message", (question: CheckQuestion) => {
  parentPort?.postMessage(answer(question), []);
});

function answer({ text, language, grounds, isWorded, now }: CheckQuestion): CheckAnswer {
  try {
    const facts = factsOnSubject(text, grounds.facts);
    const input = { id: null, draft: text, lang: language, now: null, ...grounds, facts };
    const sentences = sentencesOf(text);
    const found = checkDraft(classifier, input, now, { isWorded });
    return { ok: true, findings: found.map((finding) => addMilder(finding, sentences)) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/**
 * Cards that speak of what the draft does: two words in common, or one and a figure. Against all cards of a team at once nearly every figure could be
 * made up of others.
 */
function factsOnSubject(text: string, facts: readonly FactCard[]): FactCard[] {
  const words = [...readContent(text).keys()];
  const figures = new Set(readNumbers(text).map(({ value }) => value));
  return facts.filter((fact) => {
    const known = [...readContent(fact.text).keys()];
    const shared = words.filter((word) => known.some((other) => sharesRoot(word, other))).length;
    return shared >= 2 || (shared === 1 && readNumbers(fact.text).some(({ value }) => figures.has(value)));
  });
}

function addMilder(finding: Finding, sentences: readonly Sentence[]): DraftFinding {
  const sentence = sentences.find(({ start, end }) => finding.start >= start && finding.start < end);
  const text = sentence ? gentlerWording(finding.check, sentence.text) : null;
  return sentence && text !== null
    ? { ...finding, milder: { start: sentence.start, end: sentence.end, text } }
    : finding;
}
