import { readFileSync } from "node:fs";
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

/** Weights of the model: for each check those of the buckets, then its constant. */
export type SentenceWeights = Record<JudgedCheck, { scale: number; weights: Int8Array }>;

/** One check takes a scale (float32), a constant in it (float32) and a byte for each bucket. */
const checkBytes = 8 + bucketCount;

export function encodeSentenceModel(weights: Record<JudgedCheck, Float32Array>): Uint8Array {
  const bytes = new Uint8Array(checkBytes * judgedChecks.length);
  const view = new DataView(bytes.buffer);
  for (const [at, check] of judgedChecks.entries()) {
    const from = at * checkBytes;
    const all = weights[check];
    const scale = Math.max(1e-6, ...all.subarray(0, bucketCount).map(Math.abs)) / 127;
    view.setFloat32(from, scale, true);
    view.setFloat32(from + 4, all[bucketCount] ?? 0, true);
    for (let bucket = 0; bucket < bucketCount; bucket++)
      view.setInt8(from + 8 + bucket, Math.round((all[bucket] ?? 0) / scale));
  }
  return bytes;
}

/** Scores of a sentence by the weights of a file that `encodeSentenceModel` wrote. */
export type ScoreSentence = (text: string) => SentenceScores;

/** Opens a model; throws an Error when the bytes are not those of one. */
export function openSentenceModel(bytes: Uint8Array): ScoreSentence {
  if (bytes.length !== checkBytes * judgedChecks.length) throw new Error("not a model of draft sentences");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return (text) => {
    const row = sentenceFeatures(text);
    const scores = judgedChecks.map((check, at) => {
      const from = at * checkBytes;
      let sum = 0;
      for (const [bucket, value] of row) sum += view.getInt8(from + 8 + bucket) * value;
      return [check, sum * view.getFloat32(from, true) + view.getFloat32(from + 4, true)] as const;
    });
    return Object.fromEntries(scores) as SentenceScores;
  };
}

const shippedFile = new URL("../../models/draft-sentences.bin", import.meta.url);

let shipped: ScoreSentence | null = null;

/** The shipped model, read once. */
export function shippedSentenceModel(): ScoreSentence {
  shipped ??= openSentenceModel(readFileSync(shippedFile));
  return shipped;
}
