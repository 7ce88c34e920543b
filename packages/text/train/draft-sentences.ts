import { readFileSync, writeFileSync } from "node:fs";
import { bucketCount, sentenceFeatures } from "../src/draft/sentence-features.ts";
import { encodeSentenceModel, judgedChecks, type JudgedCheck } from "../src/draft/sentence-model.ts";
import { trainBinarySvm } from "./linear-svm.ts";
import { toMatrix } from "./sparse-rows.ts";

/**
 * Trains the model of draft sentences and reports it in cross-validation by industry: no batch of sentences judges itself.
 * The same sentences give the same bytes.
 */
interface Sample {
  batch: string;
  labels: string[];
  text: string;
}

const read = (name: string): Sample[] =>
  readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Sample);

const samples = read("draft-sentences.jsonl");
const features = samples.map(({ text }) => sentenceFeatures(text));
const matrix = toMatrix(features, bucketCount);

function fit(check: JudgedCheck, rows: readonly number[]): Float32Array {
  const positive = Uint8Array.from(rows, (row) => (samples[row]?.labels.includes(check) ? 1 : 0));
  const share = positive.reduce((sum, one) => sum + one, 0) / rows.length;
  // Half of the weight of the classes' evenness: a finding costs a reader more than a miss of one word.
  const rowWeights = Float32Array.from(positive, (one) => (one ? Math.sqrt((1 - share) / share) : 1));
  return trainBinarySvm(matrix, Int32Array.from(rows), positive, {
    cost: 1,
    epochs: 300,
    seed: 7,
    rowWeights,
  });
}

function score(weights: Float32Array, row: Map<number, number>): number {
  let sum = weights[bucketCount] ?? 0;
  for (const [bucket, value] of row) sum += (weights[bucket] ?? 0) * value;
  return sum;
}

const all = samples.map((_, at) => at);
const batches = [...new Set(samples.map(({ batch }) => batch))];
const say = (text: string): void => void process.stdout.write(`${text}\n`);
for (const check of judgedChecks) {
  const scored = batches.flatMap((batch) => {
    const weights = fit(
      check,
      all.filter((at) => samples[at]?.batch !== batch),
    );
    return samples.flatMap((sample, at) =>
      sample.batch === batch ? [{ sample, score: score(weights, features[at] ?? new Map()) }] : [],
    );
  });
  const meant = scored.filter(({ sample }) => sample.labels.includes(check));
  const fine = scored.filter(
    ({ sample }) =>
      sample.labels.length === 0 || (check !== "unsupported_claim" && sample.batch.startsWith("facts")),
  );
  const part = (list: typeof scored, from: number): string =>
    `${list.filter((one) => one.score > from).length}/${list.length}`;
  say(
    `${check.padEnd(18)} ${[-0.4, -0.2, 0, 0.2].map((from) => `>${from}: found ${part(meant, from)}, of fine ${part(fine, from)}`).join("; ")}`,
  );
}
const weights = Object.fromEntries(judgedChecks.map((check) => [check, fit(check, all)] as const));
writeFileSync(
  new URL("../models/draft-sentences.bin", import.meta.url),
  encodeSentenceModel(weights as Record<JudgedCheck, Float32Array>),
);
