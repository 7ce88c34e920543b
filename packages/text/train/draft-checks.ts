import { readFileSync, writeFileSync } from "node:fs";
import type { ExpectedFinding } from "../eval/respond/score-findings.ts";
import { createClassifier } from "../src/classify/ask-models.ts";
import { findByRules, findForSure } from "../src/draft/check-draft.ts";
import { sentenceChecks, weighSentence, type SentenceCheck } from "../src/draft/judge-sentences.ts";
import type { FoundPlace } from "../src/draft/find-wording.ts";
import { readDraftLine } from "../src/draft/read-draft-line.ts";
import { readDraft } from "../src/draft/read-draft.ts";
import { rudenessOf } from "../src/draft/rudeness-of.ts";
import { sentenceInDraft } from "../src/draft/sentence-context.ts";
import { bucketCount } from "../src/draft/sentence-features.ts";
import { shippedSentenceModel } from "../src/draft/sentence-model.ts";
import { encodeColumns } from "../src/respond/hashed-columns.ts";
import { chooseThresholds, tally, type CheckScores } from "./choose-thresholds.ts";
import { trainBinarySvm } from "./linear-svm.ts";
import { scoresOf } from "./softmax.ts";
import { toMatrix } from "./sparse-rows.ts";

/**
 * Trains what decides which checks a sentence of a draft fails, on the drafts of several writers; thresholds are chosen where
 * no draft is judged by what was learnt of its writer, as every reader's drafts are a stranger's. The same drafts give the same bytes.
 */
interface SentenceRow {
  start: number;
  end: number;
  row: Map<number, number>;
  failed: ReadonlySet<string>;
}

interface SampleDraft {
  writer: string;
  draft: string;
  planted: ExpectedFinding[];
  isGood: boolean;
  sure: FoundPlace[];
  sentences: SentenceRow[];
}

/** The part of good drafts that the model may alarm: with what is decided beside it, and as strangers' drafts are alarmed more often, a tenth is. */
const alarmGoal = 0.04;
const options = { cost: 0.5, epochs: 300, seed: 7 };

const evalFolder = "../../core/eval/respond";
/** Who wrote which drafts: a test set is learnt from by nobody. */
const filesOfWriters: Record<string, string[]> = {
  own: ["../data/respond/drafts.jsonl", `${evalFolder}/drafts-dev.jsonl`],
  plain: [`${evalFolder}/drafts-plain-dev.jsonl`],
  hard: [`${evalFolder}/drafts-hard-dev.jsonl`],
  fresh: [`${evalFolder}/drafts-fresh-dev.jsonl`],
};

const classifier = createClassifier();
const howRude = (text: string): number => rudenessOf(classifier, text);

function rangeOf(draft: string, quote: string): { start: number; end: number } {
  const start = draft.indexOf(quote);
  return { start, end: start + quote.length };
}

function readSamples(writer: string, path: string): SampleDraft[] {
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
      const hints = { found: findByRules(draft, howRude), sure: findForSure(draft), howRude };
      const planted = expected.filter(
        ({ check, quote }) => quote !== "" && sentenceChecks.includes(check as SentenceCheck),
      );
      return {
        writer,
        draft: input.draft,
        planted,
        isGood: expected.length === 0,
        sure: hints.sure,
        sentences: draft.sentences.map((sentence) => ({
          start: sentence.start,
          end: sentence.end,
          row: sentenceInDraft(draft, sentence, hints),
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

/** For each check the weights that tell sentences that fail it from the others. */
function fit(samples: readonly SampleDraft[]): Float32Array[] {
  const sentences = samples.flatMap((sample) => sample.sentences);
  const matrix = toMatrix(
    sentences.map(({ row }) => row),
    bucketCount,
  );
  const rows = Int32Array.from(sentences.keys());
  return sentenceChecks.map((check) =>
    trainBinarySvm(
      matrix,
      rows,
      Uint8Array.from(sentences, ({ failed }) => Number(failed.has(check))),
      options,
    ),
  );
}

const samples = Object.entries(filesOfWriters).flatMap(([writer, paths]) =>
  paths.flatMap((path) => readSamples(writer, path)),
);
const scoresBySentence = new Map<SentenceRow, number[]>();
for (const writer of Object.keys(filesOfWriters)) {
  const weights = fit(samples.filter((sample) => sample.writer !== writer));
  for (const { sentences, sure } of samples.filter((sample) => sample.writer === writer))
    for (const sentence of sentences)
      scoresBySentence.set(
        sentence,
        weighSentence(scoresOf(weights, sentence.row, bucketCount), sentence, sure),
      );
}

function highest(sentences: readonly SentenceRow[], at: number): number {
  return Math.max(-Infinity, ...sentences.map((one) => scoresBySentence.get(one)?.[at] ?? -Infinity));
}

/** What the model makes of each planted problem and of each good draft of some samples. */
function checkScores(some: readonly SampleDraft[]): CheckScores[] {
  return sentenceChecks.map((check, at) => ({
    planted: some.flatMap(({ draft, planted, sentences }) =>
      planted
        .filter((one) => one.check === check)
        .map(({ quote }) => {
          const { start, end } = rangeOf(draft, quote);
          return highest(
            sentences.filter((one) => start < one.end && one.start < end),
            at,
          );
        }),
    ),
    good: some.filter(({ isGood }) => isGood).map(({ sentences }) => highest(sentences, at)),
  }));
}

const { thresholds } = chooseThresholds(checkScores(samples), alarmGoal);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
for (const writer of Object.keys(filesOfWriters)) {
  const scores = checkScores(samples.filter((sample) => sample.writer === writer));
  const { found, planted, alarmed, good } = tally(scores, thresholds);
  say(
    `learnt from the others, of ${writer}: found ${found} of ${planted}; alarms on ${alarmed} of ${good} good drafts`,
  );
}
const weights = fit(samples);
// A score above 0 is a finding: the threshold is taken off the constant.
for (const [at, column] of weights.entries())
  column[bucketCount] = (column[bucketCount] ?? 0) - (thresholds[at] ?? 0);
writeFileSync(new URL("../models/draft-checks.bin", import.meta.url), encodeColumns(weights, bucketCount));
