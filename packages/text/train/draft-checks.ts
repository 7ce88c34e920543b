import { readFileSync, writeFileSync } from "node:fs";
import type { ExpectedFinding } from "../eval/respond/score-findings.ts";
import { createClassifier } from "../src/classify/ask-models.ts";
import { findByRules, findForSure } from "../src/draft/check-draft.ts";
import { sentenceChecks, type SentenceCheck } from "../src/draft/judge-sentences.ts";
import { readDraftLine } from "../src/draft/read-draft-line.ts";
import { readDraft } from "../src/draft/read-draft.ts";
import { rudenessOf } from "../src/draft/rudeness-of.ts";
import { sentenceInDraft } from "../src/draft/sentence-context.ts";
import { bucketCount } from "../src/draft/sentence-features.ts";
import { shippedSentenceModel } from "../src/draft/sentence-model.ts";
import { encodeColumns } from "../src/respond/hashed-columns.ts";
import { chooseThresholds, type CheckScores } from "./choose-thresholds.ts";
import { fitSoftmax, scoresOf } from "./softmax.ts";

/**
 * Trains what decides which checks a sentence of a draft fails, on data/respond/drafts.jsonl and the dev drafts; thresholds
 * are chosen in cross-validation, where no draft is judged by what was learnt of its mention. The same drafts give the same bytes.
 */
interface SentenceRow {
  start: number;
  end: number;
  row: Map<number, number>;
  failed: ReadonlySet<string>;
}

interface SampleDraft {
  group: string;
  draft: string;
  planted: ExpectedFinding[];
  left: ExpectedFinding[];
  isGood: boolean;
  /** Something is found in it whatever the model weighs. */
  isAlarmed: boolean;
  sentences: SentenceRow[];
}

const foldCount = 6;
/** The part of good drafts that may be alarmed; a little less than the aim, as other good drafts are alarmed more often. */
const alarmGoal = 0.085;
const options = { bucketCount, penalty: 0.006, epochs: 40 };
/** How many characters of a mention tell it from others. */
const groupLength = 30;

const classifier = createClassifier();
const howRude = (text: string): number => rudenessOf(classifier, text);

function rangeOf(draft: string, quote: string): { start: number; end: number } {
  const start = draft.indexOf(quote);
  return { start, end: start + quote.length };
}

function readSamples(path: string): SampleDraft[] {
  const text = readFileSync(new URL(path, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const read = readDraftLine(line);
      if (!read.ok) throw new Error(`${path}: ${JSON.stringify(read.error)}`);
      const { expected } = JSON.parse(line) as { expected: ExpectedFinding[] };
      const { input } = read;
      const draft = readDraft(input, input.lang === "en" ? "en" : "ru", shippedSentenceModel());
      const found = findByRules(draft, howRude);
      const sure = findForSure(draft);
      const planted = expected.filter(
        ({ check, quote }) => quote !== "" && sentenceChecks.includes(check as SentenceCheck),
      );
      return {
        group: (input.mention?.text ?? input.draft).slice(0, groupLength),
        draft: input.draft,
        planted,
        // What stands for sure need not be found by the model.
        left: planted.filter(({ check, quote }) => {
          const { start, end } = rangeOf(input.draft, quote);
          return !sure.some((one) => one.check === check && one.start < end && start < one.end);
        }),
        isGood: expected.length === 0,
        isAlarmed: sure.length > 0,
        sentences: draft.sentences.map((sentence) => ({
          start: sentence.start,
          end: sentence.end,
          row: sentenceInDraft(draft, sentence, { found, sure, howRude }),
          failed: new Set(
            planted
              .filter(({ quote }) => {
                const { start, end } = rangeOf(input.draft, quote);
                return start < sentence.end && sentence.start < end;
              })
              .map(({ check }) => check),
          ),
        })),
      };
    });
}

/** For each check the weights of a sentence that fails it less those of one that does not. */
function fit(samples: readonly SampleDraft[]): Float32Array[] {
  const rows = samples.flatMap(({ sentences }) => sentences);
  return sentenceChecks.map((check) => {
    const targets = rows.map(({ failed }) => (failed.has(check) ? [0, 1] : [1, 0]));
    const [fine, fails] = fitSoftmax(
      rows.map(({ row }) => row),
      targets,
      options,
    );
    return Float32Array.from(fails ?? [], (weight, at) => weight - (fine?.[at] ?? 0));
  });
}

const samples = [
  ...readSamples("../data/respond/drafts.jsonl"),
  ...readSamples("../../core/eval/respond/drafts-dev.jsonl"),
  ...readSamples("../../core/eval/respond/drafts-plain-dev.jsonl"),
];
const groups = [...new Set(samples.map(({ group }) => group))];
const foldOf = new Map(groups.map((group, at) => [group, at % foldCount]));
const scoresBySentence = new Map<SentenceRow, number[]>();
for (let fold = 0; fold < foldCount; fold++) {
  const weights = fit(samples.filter(({ group }) => foldOf.get(group) !== fold));
  for (const { group, sentences } of samples)
    if (foldOf.get(group) === fold)
      for (const sentence of sentences)
        scoresBySentence.set(sentence, scoresOf(weights, sentence.row, bucketCount));
}

const goodDrafts = samples.filter(({ isGood }) => isGood);
const alarmedForSure = goodDrafts.filter(({ isAlarmed }) => isAlarmed).length;
/** What is left of the goal to the model: the part of good drafts that nothing is found in for sure. */
const goalLeft = Math.max(
  0,
  (alarmGoal * goodDrafts.length - alarmedForSure) / (goodDrafts.length - alarmedForSure),
);

function highest(sentences: readonly SentenceRow[], at: number): number {
  return Math.max(-Infinity, ...sentences.map((one) => scoresBySentence.get(one)?.[at] ?? -Infinity));
}

const byCheck = sentenceChecks.map((check, at): CheckScores => ({
  planted: samples.flatMap(({ draft, left, sentences }) =>
    left
      .filter((one) => one.check === check)
      .map(({ quote }) => {
        const { start, end } = rangeOf(draft, quote);
        return highest(
          sentences.filter((one) => start < one.end && one.start < end),
          at,
        );
      }),
  ),
  good: samples
    .filter(({ isGood, isAlarmed }) => isGood && !isAlarmed)
    .map(({ sentences }) => highest(sentences, at)),
}));
const { thresholds, found, planted, alarmed, good } = chooseThresholds(byCheck, goalLeft);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
for (const [at, check] of sentenceChecks.entries()) {
  const from = thresholds[at] ?? Infinity;
  const scores = byCheck[at];
  const over = (list: readonly number[] = []): string =>
    `${list.filter((score) => score > from).length} of ${list.length}`;
  say(`${check.padEnd(18)} found ${over(scores?.planted)}, in good drafts ${over(scores?.good)}`);
}
const allPlanted = samples.reduce((sum, one) => sum + one.planted.length, 0);
say(
  `for sure: found ${allPlanted - planted} of ${allPlanted}; alarms on ${alarmedForSure} of ${goodDrafts.length} good drafts`,
);
say(
  `left to the model, cross-validated: found ${found} of ${planted}; alarms on ${alarmed} of ${good} good drafts`,
);
const weights = fit(samples);
// A score above 0 is a finding: the threshold is taken off the constant.
for (const [at, column] of weights.entries())
  column[bucketCount] = (column[bucketCount] ?? 0) - (thresholds[at] ?? 0);
writeFileSync(new URL("../models/draft-checks.bin", import.meta.url), encodeColumns(weights, bucketCount));
