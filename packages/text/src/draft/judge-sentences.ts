import { readFileSync } from "node:fs";
import { openColumns, type ScoreColumns } from "../respond/hashed-columns.ts";
import type { Place } from "../respond/word-pattern.ts";
import type { FoundPlace } from "./find-wording.ts";
import type { ReadDraft } from "./read-draft.ts";
import { sentenceInDraft, type Hints } from "./sentence-context.ts";
import { bucketCount } from "./sentence-features.ts";
import { judgedChecks } from "./sentence-model.ts";

/** Checks that are decided sentence by sentence, in the order of the model's columns. */
export const sentenceChecks = [...judgedChecks, "contradiction", "private_person"] as const;
export type SentenceCheck = (typeof sentenceChecks)[number];

const shippedFile = new URL("../../models/draft-checks.bin", import.meta.url);

let shipped: ScoreColumns | null = null;

function placesWithin<Some extends Place>(places: readonly Some[], sentence: Place): Some[] {
  return places.filter((place) => place.start < sentence.end && sentence.start < place.end);
}

/** How much more than the model learnt a turn of speech counts for: drafts of strangers are found better so (`train/draft-checks.ts`). */
const sureWorth = 0.4;

/** Scores of a sentence in the order of `sentenceChecks`, by what the model makes of it and by the turns of speech in it; above the threshold it fails. */
export function weighSentence(
  scores: readonly number[],
  sentence: Place,
  sure: readonly FoundPlace[],
): number[] {
  const here = placesWithin(sure, sentence);
  return sentenceChecks.map(
    (check, at) => (scores[at] ?? 0) + (here.some((one) => one.check === check) ? sureWorth : 0),
  );
}

/**
 * Decides for each sentence which checks it fails, from its words, from what turns of speech and the rules found, and from all around it. Where the rules found
 * words they are shown, else the sentence.
 */
export function judgeSentences(draft: ReadDraft, hints: Hints): FoundPlace[] {
  shipped ??= openColumns(readFileSync(shippedFile), sentenceChecks.length, bucketCount);
  const score = shipped;
  return draft.sentences.flatMap((sentence) => {
    const scores = weighSentence(score(sentenceInDraft(draft, sentence, hints)), sentence, hints.sure);
    return sentenceChecks.flatMap((check, at) => {
      if ((scores[at] ?? 0) <= 0) return [];
      const told = hints.found.filter((one) => one.check === check);
      const ofRules = placesWithin(told, sentence);
      const places = ofRules.length > 0 ? ofRules : [sentence];
      return places.map(({ start, end }) => ({ check, start, end }));
    });
  });
}
