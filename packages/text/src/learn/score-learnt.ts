import { directions, sentiments, type Direction, type Sentiment } from "@earshot/core/analyse/label";
import { applyLearnt, createLearntIndex, type LearntAnswer } from "@earshot/core/analyse/learnt";
import { readFileSync } from "node:fs";
import { createAnalyser } from "../analyse-post.ts";
import { createMatcher } from "../match/create-matcher.ts";
import { readLearnText, type LearnText } from "./read-learn-text.ts";

/** How the shipped model does on texts that it was never trained on, without and with what was learnt here. Macro-F1, 0 to 1. */
export interface LearntScore {
  texts: number;
  /** Of directions. */
  before: number;
  after: number;
  /** Of sentiment towards the company. */
  sentimentBefore: number;
  sentimentAfter: number;
}

interface CheckedText extends LearnText {
  labels: ReturnType<ReturnType<typeof createAnalyser>["analysePost"]>;
  direction: Direction;
  sentiment: Sentiment;
}

interface CheckLine {
  text: string;
  title?: string;
  parent?: string;
  platform: string;
  company: string;
  author: { name: string; bio: string; followers: number | null };
  direction: Direction;
  sentiment: Sentiment;
}

/** The repository's own dev splits: no model is ever trained on them. */
const checkFiles = ["dev-sample.jsonl", "demo-month.jsonl"];
/** The only entity of a text that is checked. */
const companyId = 1;
let checked: CheckedText[] | null = null;

/**
 * Scores answers on the dev splits of `data`; the first call reads them, which takes a second. An answer to the very text of a check says nothing
 * about others and is left out.
 */
export function scoreLearnt(answers: readonly LearntAnswer[]): LearntScore {
  checked ??= readChecked();
  const index = createLearntIndex(answers.map(towardsCompany));
  const judged = checked.map(({ labels, direction, sentiment, textKey, vector }) => {
    const near = index
      .near(null, vector)
      .filter(({ answer }) => answer.textKey !== textKey || textKey === null);
    const after = applyLearnt(labels, near) ?? labels;
    return { direction, sentiment, labels, after };
  });
  const onDirections = (of: "labels" | "after"): number =>
    macroF1(
      directions,
      judged.map((each) => [each.direction, each[of].direction]),
    );
  const onSentiments = (of: "labels" | "after"): number =>
    macroF1(
      sentiments,
      judged.map((each) => [each.sentiment, each[of].sentiments[0]?.sentiment ?? "neutral"]),
    );
  return {
    texts: judged.length,
    before: onDirections("labels"),
    after: onDirections("after"),
    sentimentBefore: onSentiments("labels"),
    sentimentAfter: onSentiments("after"),
  };
}

/** What people said of the one or the other here, as if it were said of the company of the texts: where they said the same of all. */
function towardsCompany(answer: LearntAnswer): LearntAnswer {
  const [said, ...others] = new Set(Object.values(answer.sentiments));
  return { ...answer, sentiments: said === undefined || others.length > 0 ? {} : { [companyId]: said } };
}

function readChecked(): CheckedText[] {
  const analyser = createAnalyser();
  return checkFiles.flatMap(readLines).map((line) => ({
    ...readLearnText({ title: line.title ?? null, text: line.text }),
    direction: line.direction,
    sentiment: line.sentiment,
    labels: analyser.analysePost({
      title: line.title ?? null,
      text: line.text,
      platform: "other",
      author: line.author,
      authorRole: null,
      parentText: line.parent ?? null,
      entities: [
        { entityId: companyId, kind: "company", name: line.company, hits: hitsOf(line.company, line) },
      ],
    }),
  }));
}

function readLines(name: string): CheckLine[] {
  return readFileSync(new URL(`../../data/${name}`, import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as CheckLine);
}

const matcherOf = new Map<string, ReturnType<typeof createMatcher>>();

function hitsOf(company: string, { title, text }: Pick<CheckLine, "title" | "text">) {
  const term = { id: 1, text: company, kind: "word", role: "match" } as const;
  const terms = [{ ...term, needsContext: false, isCaseSensitive: false }];
  const matcher =
    matcherOf.get(company) ??
    createMatcher([{ id: companyId, kind: "company", name: company, companyId: null, terms }]);
  matcherOf.set(company, matcher);
  return matcher.match({ title: title ?? null, text })[0]?.hits ?? [];
}

function macroF1<L extends string>(
  labels: readonly L[],
  pairs: readonly (readonly [expected: L, said: L])[],
): number {
  const scores = labels.map((label) => {
    const hit = pairs.filter(([expected, said]) => expected === label && said === label).length;
    const named = pairs.filter(([expected, said]) => expected === label || said === label).length;
    // Of hits counted once: F1 is 2·hit / (expected + said).
    return named === 0 ? 1 : (2 * hit) / (named + hit);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
