import { parentPort } from "node:worker_threads";
import type { DraftFinding, DraftLanguage } from "@earshot/core/respond/draft/draft";
import type { Finding } from "@earshot/core/respond/finding";
import type { DraftGrounds } from "@earshot/db/queries/drafts/draft-grounds";
import { createClassifier } from "@earshot/text/classify/classify-post";
import { checkDraft } from "@earshot/text/draft/check-draft";
import { gentlerWording } from "@earshot/text/draft/gentler-wording";
import { sentencesOf, type Sentence } from "@earshot/text/respond/sentences";

/** What the thread is asked; it answers in the order of the questions. */
export interface CheckQuestion {
  text: string;
  language: DraftLanguage;
  grounds: DraftGrounds;
  /** In ms. */
  now: number;
}

export type CheckAnswer = { ok: true; findings: DraftFinding[] } | { ok: false; error: Error };

const classifier = createClassifier();

parentPort?.on("message", (question: CheckQuestion) => {
  parentPort?.postMessage(answer(question), []);
});

function answer({ text, language, grounds, now }: CheckQuestion): CheckAnswer {
  try {
    const input = { id: null, draft: text, lang: language, now: null, ...grounds };
    const sentences = sentencesOf(text);
    const found = checkDraft(classifier, input, now);
    return { ok: true, findings: found.map((finding) => addMilder(finding, sentences)) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function addMilder(finding: Finding, sentences: readonly Sentence[]): DraftFinding {
  const sentence = sentences.find(({ start, end }) => finding.start >= start && finding.start < end);
  const text = sentence ? gentlerWording(finding.check, sentence.text) : null;
  return sentence && text !== null
    ? { ...finding, milder: { start: sentence.start, end: sentence.end, text } }
    : finding;
}
