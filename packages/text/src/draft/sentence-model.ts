import { readFileSync } from "node:fs";
import { encodeColumns, openColumns } from "../respond/hashed-columns.ts";
import { bucketCount, sentenceFeatures } from "./sentence-features.ts";

/** Checks that the model knows, in the order of its columns. */
export const judgedChecks = [
  "rudeness",
  "blame",
  "absolute",
  "promise",
  "competitor",
  "corporate_speak",
  "unsupported_claim",
] as const;
export type JudgedCheck = (typeof judgedChecks)[number];

/** Scores of a sentence: above 0 it is more likely than not what the check looks for. */
export type SentenceScores = Record<JudgedCheck, number>;

export function encodeSentenceModel(weights: Record<JudgedCheck, Float32Array>): Uint8Array {
  return encodeColumns(
    judgedChecks.map((check) => weights[check]),
    bucketCount,
  );
}

/** Scores of a sentence by the weights of a file that `encodeSentenceModel` wrote. */
export type ScoreSentence = (text: string) => SentenceScores;

/** Opens a model; throws an Error when the bytes are not those of one. */
export function openSentenceModel(bytes: Uint8Array): ScoreSentence {
  const scoreColumns = openColumns(bytes, judgedChecks.length, bucketCount);
  return (text) => {
    const scores = scoreColumns(sentenceFeatures(text));
    return Object.fromEntries(
      judgedChecks.map((check, at) => [check, scores[at] ?? 0] as const),
    ) as SentenceScores;
  };
}

const shippedFile = new URL("../../models/draft-sentences.bin", import.meta.url);

let shipped: ScoreSentence | null = null;

/** The shipped model, read once. */
export function shippedSentenceModel(): ScoreSentence {
  shipped ??= openSentenceModel(readFileSync(shippedFile));
  return shipped;
}
