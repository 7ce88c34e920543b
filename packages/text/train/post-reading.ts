import { readFileSync, writeFileSync } from "node:fs";
import { matterOfPosture, voiceOfSpeaker, type PostReading } from "@earshot/core/respond/reading";
import type { Posture, Speaker } from "@earshot/core/respond/vocabulary";
import {
  hitsOf,
  shareLine,
  type ExpectedPrompt,
  type ScoredPrompt,
} from "../eval/respond/expected-prompt.ts";
import { createAnalyser } from "../src/analyse.ts";
import { bucketCount, postFeatures, type FeatureRow } from "../src/respond/post-features.ts";
import {
  answeredMatters,
  canRefute,
  encodeReadingModel,
  questions,
  readingOf,
  type Question,
  type ReadingWeights,
} from "../src/respond/reading-model.ts";
import { readPromptLine } from "../src/respond/read-prompt-input.ts";
import { readPost } from "../src/respond/read-post.ts";
import { fitSoftmax, scoresOf } from "./softmax.ts";

/**
 * Trains the model of what posts are about on data/respond/prompts.jsonl and the dev prompts, after a cross-validation by
 * company: no post is judged by what was learnt of its company. The same posts give the same bytes.
 */
interface Sample {
  company: string;
  isDev: boolean;
  expected: ExpectedPrompt;
  row: FeatureRow;
  mayRefute: boolean;
}

const foldCount = 8;
const penalty = 0.0005;
const epochs = 80;
/** How much of a row goes to what was marked as well acceptable. */
const alsoShare = 0.3;

const analyser = createAnalyser();

function readSamples(path: string, isDev: boolean): Sample[] {
  const text = readFileSync(new URL(path, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const read = readPromptLine(line);
      if (!read.ok) throw new Error(`${path}: ${JSON.stringify(read.error)}`);
      const { post, facts } = read.input;
      const { expected } = JSON.parse(line) as { expected: ExpectedPrompt };
      const found = readPost(post, analyser.analyse(post), facts);
      const row = postFeatures(found);
      return { company: post.company ?? "", isDev, expected, row, mayRefute: canRefute(found) };
    });
}

/** The share of each choice in what was expected. */
function targetOf(choices: readonly string[], main: string, also: readonly string[]): number[] {
  const others = also.filter((one) => one !== main && choices.includes(one));
  return choices.map((choice) => {
    if (choice === main) return others.length > 0 ? 1 - alsoShare : 1;
    return others.includes(choice) ? alsoShare / others.length : 0;
  });
}

const matterOf = (posture: string): string =>
  posture === "none" ? "nothing" : matterOfPosture[posture as Exclude<Posture, "none">];
const voiceOf = (speaker: string): string => voiceOfSpeaker[speaker as Exclude<Speaker, "none">] ?? "";

const targets: Record<Question, (expected: ExpectedPrompt) => number[] | null> = {
  matter: ({ posture, postureAlso = [] }) =>
    targetOf(answeredMatters, matterOf(posture), postureAlso.map(matterOf)),
  voice: ({ speaker, speakerAlso = [] }) =>
    speaker === "none" ? null : targetOf(questions.voice, voiceOf(speaker), speakerAlso.map(voiceOf)),
  proof: ({ insufficientEvidence }) =>
    targetOf(questions.proof, insufficientEvidence ? "missing" : "settled", []),
  quiet: ({ respond }) =>
    respond === "respond" ? null : targetOf(questions.quiet, respond === "monitor" ? "watch" : "nothing", []),
};

function fit(samples: readonly Sample[]): ReadingWeights {
  const weightsOf = (question: Question): Float32Array[] => {
    const asked = samples.flatMap(({ row, expected }) => {
      const target = targets[question](expected);
      return target ? [{ row, target }] : [];
    });
    return fitSoftmax(
      asked.map(({ row }) => row),
      asked.map(({ target }) => target),
      { bucketCount, penalty, epochs },
    );
  };
  return {
    matter: weightsOf("matter"),
    voice: weightsOf("voice"),
    proof: weightsOf("proof"),
    quiet: weightsOf("quiet"),
  };
}

function keyOf<K extends string>(table: Record<K, string>, value: string): string {
  return Object.entries(table).find(([, one]) => one === value)?.[0] ?? "none";
}

/** The answer that the shipped playbook gives to a reading, but for its special rules. */
function answerOf({ matter, voice, proof }: PostReading): ScoredPrompt {
  const insufficientEvidence = proof === "missing";
  if (matter === "nothing" || matter === "watch")
    return {
      respond: matter === "watch" ? "monitor" : "do_not_respond",
      speaker: "none",
      posture: "none",
      insufficientEvidence,
    };
  return {
    respond: "respond",
    speaker: keyOf(voiceOfSpeaker, voice),
    posture: keyOf(matterOfPosture, matter),
    insufficientEvidence,
  };
}

function judge(weights: ReadingWeights, { row, mayRefute }: Sample): ScoredPrompt {
  const scores = (question: Question): number[] => scoresOf(weights[question], row, bucketCount);
  return answerOf(
    readingOf(
      {
        matter: scores("matter"),
        voice: scores("voice"),
        proof: scores("proof"),
        quiet: scores("quiet"),
      },
      mayRefute,
    ),
  );
}

const samples = [
  ...readSamples("../data/respond/prompts.jsonl", false),
  ...readSamples("../../core/eval/respond/prompts-dev.jsonl", true),
];
const companies = [...new Set(samples.map(({ company }) => company))];
const foldOf = new Map(companies.map((company, at) => [company, at % foldCount]));
const judged = Array.from({ length: foldCount }, (_, fold) => {
  const weights = fit(samples.filter(({ company }) => foldOf.get(company) !== fold));
  return samples
    .filter(({ company }) => foldOf.get(company) === fold)
    .map((sample) => ({ sample, hits: hitsOf(sample.expected, judge(weights, sample)) }));
}).flat();
const say = (text: string): void => void process.stdout.write(`${text}\n`);
say(
  `own data, cross-validated: ${shareLine(judged.filter(({ sample }) => !sample.isDev).map(({ hits }) => hits))}`,
);
say(
  `dev, cross-validated: ${shareLine(judged.filter(({ sample }) => sample.isDev).map(({ hits }) => hits))}`,
);
writeFileSync(new URL("../models/post-reading.bin", import.meta.url), encodeReadingModel(fit(samples)));
