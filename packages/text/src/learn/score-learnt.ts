import { directions, type Direction } from "@earshot/core/analyse/label";
import { applyLearnt, createLearntIndex, type LearntAnswer } from "@earshot/core/analyse/learnt";
import { readFileSync } from "node:fs";
import { createAnalyser } from "../analyse-post.ts";
import { readLearnText, type LearnText } from "./read-learn-text.ts";

/** How the shipped model does on the repository's own texts, without and with what was learnt here. */
export interface LearntScore {
  texts: number;
  /** Macro-F1 of directions, 0 to 1. */
  before: number;
  after: number;
}

interface CheckedText extends LearnText {
  labels: ReturnType<ReturnType<typeof createAnalyser>["analysePost"]>;
  expected: Direction;
}

interface CheckLine {
  text: string;
  title?: string;
  platform: string;
  author: { name: string; bio: string; followers: number | null };
  direction: Direction;
}

/** Of the larger set every so many-th: some 600 texts. The models know them, so that what falls here falls by what was learnt. */
const everyOf = 9;
let checked: CheckedText[] | null = null;

/** Scores answers on texts of `data`; the first call reads them, which takes a second. */
export function scoreLearnt(answers: readonly LearntAnswer[]): LearntScore {
  checked ??= readChecked();
  const index = createLearntIndex(answers);
  const pairs = checked.map(({ labels, expected, textKey, vector }) => ({
    expected,
    before: labels.direction,
    after: applyLearnt(labels, index.near(textKey, vector))?.direction ?? labels.direction,
  }));
  return {
    texts: pairs.length,
    before: macroF1(pairs.map(({ expected, before }) => [expected, before])),
    after: macroF1(pairs.map(({ expected, after }) => [expected, after])),
  };
}

function readChecked(): CheckedText[] {
  const analyser = createAnalyser();
  const read = (name: string): CheckLine[] =>
    readFileSync(new URL(`../../data/${name}`, import.meta.url), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as CheckLine);
  const lines = [
    ...read("dev-sample.jsonl"),
    ...read("directions.jsonl").filter((_, at) => at % everyOf === 0),
  ];
  return lines.map((line) => ({
    ...readLearnText({ title: line.title ?? null, text: line.text }),
    expected: line.direction,
    labels: analyser.analysePost({
      title: line.title ?? null,
      text: line.text,
      platform: "other",
      author: line.author,
      authorRole: null,
      parentText: null,
      entities: [],
    }),
  }));
}

function macroF1(pairs: readonly (readonly [expected: Direction, said: Direction])[]): number {
  const scores = directions.map((direction) => {
    const hit = pairs.filter(([expected, said]) => expected === direction && said === direction).length;
    const named = pairs.filter(([expected, said]) => expected === direction || said === direction).length;
    // Of hits counted once: F1 is 2·hit / (expected + said).
    return named === 0 ? 1 : (2 * hit) / (named + hit);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
