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

/** Scores above which a sentence fails a check: by the model alone, and where turns of speech or the rules found something as well. */
interface Limits {
  alone: number;
  sure: number;
  ruled: number;
}

const ever = -Infinity;
/**
 * What turns of speech find stands mostly whatever the model weighs, what the rules find where it does not speak against it. That two sentences are at odds no
 * weights of single words can tell: what nothing else sees is no ground to stop a draft.
 */
const limits: Record<SentenceCheck, Limits> = {
  rudeness: { alone: 0, sure: ever, ruled: -1.5 },
  blame: { alone: 0, sure: ever, ruled: -0.5 },
  absolute: { alone: 0, sure: ever, ruled: -0.5 },
  promise: { alone: 0, sure: ever, ruled: -0.7 },
  competitor: { alone: 0, sure: ever, ruled: -2 },
  corporate_speak: { alone: 0, sure: ever, ruled: -0.5 },
  unsupported_claim: { alone: 0.1, sure: -0.6, ruled: -0.7 },
  contradiction: { alone: Infinity, sure: -0.1, ruled: -0.1 },
  private_person: { alone: 0, sure: ever, ruled: -0.5 },
};

/**
 * Decides for each sentence which checks it fails, from its words, from what turns of speech and the rules found, and from all around it. Where the rules found
 * words they are shown, else the sentence.
 */
export function judgeSentences(draft: ReadDraft, hints: Hints): FoundPlace[] {
  shipped ??= openColumns(readFileSync(shippedFile), sentenceChecks.length, bucketCount);
  const score = shipped;
  return draft.sentences.flatMap((sentence) => {
    const scores = score(sentenceInDraft(draft, sentence, hints));
    return sentenceChecks.flatMap((check, at) => {
      const of = (places: readonly FoundPlace[]): Place[] =>
        placesWithin(
          places.filter((one) => one.check === check),
          sentence,
        );
      const [ofRules, sure] = [of(hints.found), of(hints.sure)];
      const weight = scores[at] ?? 0;
      const { alone, sure: surely, ruled } = limits[check];
      const fails =
        weight > alone || (sure.length > 0 && weight > surely) || (ofRules.length > 0 && weight > ruled);
      if (!fails) return [];
      const places = ofRules.length > 0 ? ofRules : [sentence];
      return places.map(({ start, end }) => ({ check, start, end }));
    });
  });
}
