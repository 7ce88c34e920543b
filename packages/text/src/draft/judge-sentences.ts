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

function placesWithin(places: readonly Place[], sentence: Place): Place[] {
  return places.filter((place) => place.start < sentence.end && sentence.start < place.end);
}

/**
 * Decides for each sentence which checks it fails, from its words, from what the rules found and from all around it; above 0 it
 * does. Where the rules found words they are shown, else the sentence.
 */
export function judgeSentences(draft: ReadDraft, hints: Hints): FoundPlace[] {
  shipped ??= openColumns(readFileSync(shippedFile), sentenceChecks.length, bucketCount);
  const score = shipped;
  return draft.sentences.flatMap((sentence) => {
    const scores = score(sentenceInDraft(draft, sentence, hints));
    return sentenceChecks.flatMap((check, at) => {
      if ((scores[at] ?? 0) <= 0) return [];
      const ofRules = placesWithin(
        hints.found.filter((one) => one.check === check),
        sentence,
      );
      // That two sentences are at odds no weights of single words can tell: what the rules do not see as well is no ground to stop a draft.
      if (check === "contradiction" && ofRules.length === 0) return [];
      const places = ofRules.length > 0 ? ofRules : [sentence];
      return places.map(({ start, end }) => ({ check, start, end }));
    });
  });
}
