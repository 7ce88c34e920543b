import { readFileSync } from "node:fs";
import type { CueName } from "@earshot/core/respond/cue";
import { matters, voices, type Matter, type PostReading } from "@earshot/core/respond/reading";
import { encodeColumns, openColumns } from "./hashed-columns.ts";
import { bucketCount, postFeatures, type FeatureRow } from "./post-features.ts";
import type { ReadPost } from "./read-post.ts";

/** What is answered by somebody; `nothing` and `watch` are told apart by a question of their own. */
export const answeredMatters = matters.filter((matter) => matter !== "watch");

/** Questions that the model answers, each with its choices, in the order of its columns. */
export const questions = {
  matter: answeredMatters,
  voice: voices,
  proof: ["settled", "missing"],
  quiet: ["nothing", "watch"],
} as const;
export type Question = keyof typeof questions;

const names = Object.keys(questions) as Question[];
const columnsOf = (question: Question): number => questions[question].length;
const columnCount = names.reduce((sum, name) => sum + columnsOf(name), 0);

/** Weights of a question: for each choice those of the buckets, then its constant. */
export type ReadingWeights = Record<Question, readonly Float32Array[]>;

export function encodeReadingModel(weights: ReadingWeights): Uint8Array {
  return encodeColumns(
    names.flatMap((name) => weights[name]),
    bucketCount,
  );
}

/** Scores of a row for each question, the choices in their order. */
export type ScoreRow = (row: FeatureRow) => Record<Question, number[]>;

/** Opens a model; throws an Error when the bytes are not those of one. */
export function openReadingModel(bytes: Uint8Array): ScoreRow {
  const scoreColumns = openColumns(bytes, columnCount, bucketCount);
  return (row) => {
    const scores = scoreColumns(row);
    const answer = (name: Question): number[] => scores.splice(0, columnsOf(name));
    return {
      matter: answer("matter"),
      voice: answer("voice"),
      proof: answer("proof"),
      quiet: answer("quiet"),
    };
  };
}

function best<T>(choices: readonly T[], scores: readonly number[], otherwise: T): T {
  const at = scores.indexOf(Math.max(...scores));
  return choices[at] ?? otherwise;
}

/** Posts that are false by what they are: nobody needs a card to know that a prize is not ours. */
const falseByKind: readonly CueName[] = ["fake_account", "advert", "job_ad", "spam"];

/** Whether a claim of the post could be called false: there are cards, or it passes itself off as ours. */
export function canRefute({ weighed, found }: ReadPost): boolean {
  return weighed.length > 0 || falseByKind.some((cue) => found.cues.includes(cue));
}

/** What a row of features says, by its scores; nothing is called a falsehood that could not be refuted. */
export function readingOf(scores: Record<Question, number[]>, mayRefute: boolean): PostReading {
  const open = scores.matter.map((score, at) =>
    questions.matter[at] === "falsehood" && !mayRefute ? -Infinity : score,
  );
  const matter: Matter = best(questions.matter, open, "nothing");
  return {
    matter: matter === "nothing" ? best(questions.quiet, scores.quiet, "nothing") : matter,
    voice: best(questions.voice, scores.voice, "company"),
    proof: best(questions.proof, scores.proof, "settled"),
  };
}

const shippedFile = new URL("../../models/post-reading.bin", import.meta.url);

let shipped: ScoreRow | null = null;

/** Reads what a post is about with the shipped model, which is opened once. */
export function readMatter(read: ReadPost): PostReading {
  shipped ??= openReadingModel(readFileSync(shippedFile));
  return readingOf(shipped(postFeatures(read)), canRefute(read));
}
