import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { directions, sentiments } from "@earshot/core/analyse/label";
import { createAnalyser, type Analyser } from "../src/analyse.ts";
import { createClassifier } from "../src/classify/ask-models.ts";
import { readLearntWords, useLearntWords } from "../src/classify/learnt-words.ts";
import { loadModels } from "../src/classify/load-models.ts";
import { forgetForms } from "../src/classify/word-forms.ts";
import { readInput } from "../src/analyse-input.ts";
import { readDemo, type JudgedInput } from "./demo-posts.ts";
import { measure, measureReliability } from "./figures.ts";
import { measurePeers } from "./peers.ts";
import { writeCard, type CardFigures } from "./write-card.ts";

/**
 * Measures the shipped models: `npm run eval -- [DIR] [--demo DIR] [--card]`. Figures of cross-validation come from the last
 * training; the demo month, npm peers and the
 * speed are measured now. With --card the model card is written anew. --licensed DIR: what `npm run train -- DIR --only-licensed --out DIR`
 * wrote, to be told beside it.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    public: { type: "string" },
    demo: { type: "string" },
    licensed: { type: "string" },
    card: { type: "boolean", default: false },
    date: { type: "string" },
  },
});
const folder = new URL("../models/", import.meta.url);
const figures = JSON.parse(readFileSync(new URL("figures.json", folder), "utf8")) as CardFigures;
const loadMs = Math.round(processorMs(() => void createAnalyser()));
const analyser = createAnalyser();

/** Processor time of one call in milliseconds: other work on the machine does not count. */
function processorMs(call: () => void): number {
  const begun = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

function judge(analyser: Analyser, posts: readonly JudgedInput[]): NonNullable<CardFigures["demo"]> {
  const answers = posts.map(({ input }) => analyser.analyse(input));
  const sure = posts.flatMap(({ direction }, at) => {
    const answer = answers[at];
    return answer && !answer.unsure ? [{ right: direction, answer: answer.direction }] : [];
  });
  return {
    directions: measure(
      directions,
      posts.map(({ direction }) => direction),
      answers.map(({ direction }) => direction),
    ),
    sentiment: measure(
      sentiments,
      posts.map(({ sentiment }) => sentiment),
      answers.map(({ sentiment }) => sentiment),
    ),
    sure: measure(
      directions,
      sure.map(({ right }) => right),
      sure.map(({ answer }) => answer),
    ),
    reliability: measureReliability(
      posts.map(({ direction }, at) => ({
        confidence: answers[at]?.confidence ?? 0,
        isRight: answers[at]?.direction === direction,
      })),
    ),
  };
}

/** Posts a second of processor time, over our own posts, after one round of warming up. */
function measureSpeed(): number {
  const lines = readFileSync(new URL("../data/directions.jsonl", import.meta.url), "utf8")
    .split("\n")
    .slice(0, 2000);
  const inputs = lines.flatMap((line) => {
    if (line === "") return [];
    const read = readInput(JSON.parse(line));
    return read.ok ? [read.input] : [];
  });
  // The first round warms up; of the others the fastest, since what else the machine does only slows down.
  const tookMs = Array.from({ length: 6 }, () =>
    processorMs(() => {
      for (const input of inputs) analyser.analyse(input);
    }),
  );
  return Math.round((inputs.length * 1_000) / Math.min(...tookMs.slice(1)));
}

function sizeOfModels(): number {
  const names = readdirSync(folder).filter((name) =>
    /\.model$|^settings\.json$|^learnt-words\.bin$|^usual-words\.bin$/.test(name),
  );
  return names.reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0);
}

/** Figures of the models that were trained on licensed sets only. Their learnt words are taken from here on. */
function readLicensed(from: URL): NonNullable<CardFigures["licensed"]> {
  const { figures: found } = JSON.parse(readFileSync(new URL("figures.json", from), "utf8")) as CardFigures;
  useLearntWords(readLearntWords(readFileSync(new URL("learnt-words.bin", from))));
  forgetForms();
  const other = createAnalyser(createClassifier(loadModels(from)));
  return { figures: found, ...(demo ? { demo: judge(other, demo) } : {}) };
}

const measured: CardFigures = {
  ...figures,
  postsPerSecond: measureSpeed(),
  bytes: sizeOfModels(),
  loadMs,
  peers: measurePeers(
    options.public ?? positionals[0] ?? null,
    new URL("../data/directions.jsonl", import.meta.url),
  ),
};
const demo = options.demo === undefined ? null : readDemo(pathToFileURL(`${options.demo}/`));
if (demo) measured.demo = judge(analyser, demo);
if (options.licensed !== undefined) measured.licensed = readLicensed(pathToFileURL(`${options.licensed}/`));
const card = writeCard(measured, options.date ?? new Date().toISOString().slice(0, 10));
process.stdout.write(`${card}\n`);
if (options.card) writeFileSync(new URL("CARD.md", folder), `${card}\n`);
