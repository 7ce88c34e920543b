import { describe, expect, it } from "vitest";
import {
  applyLearnt,
  createLearntIndex,
  isScoreHeld,
  type LearningLabels,
  type LearntAnswer,
} from "./learnt.ts";

const vector = (terms: readonly number[]) => ({
  terms,
  weights: terms.map(() => 1 / Math.sqrt(terms.length)),
});
const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

function answer(answerId: number, given: Partial<LearntAnswer> = {}): LearntAnswer {
  const nothing = { also: [], sentiments: {}, isHeld: false };
  return { answerId, textKey: "same", vector: vector(ten), direction: "crisis", ...nothing, ...given };
}

const labels: LearningLabels = {
  direction: "none",
  also: ["crisis"],
  confidence: 0.6,
  unsure: false,
  directions: {
    none: 0.6,
    crisis: 0.3,
    announcement: 0.02,
    clarification: 0.02,
    unpopular_decision: 0.02,
    opinion_leader: 0.02,
    feedback_request: 0.02,
  },
  sentiments: [
    { entityId: 7, sentiment: "neutral", probabilities: { negative: 0.3, neutral: 0.6, positive: 0.1 } },
  ],
};

describe("answers near a text", () => {
  const index = createLearntIndex([answer(1), answer(2, { textKey: "other", direction: "announcement" })]);
  const rows: [name: string, textKey: string | null, terms: number[], expected: [number, number][]][] = [
    ["the same text alone speaks", "same", ten, [[1, 1]]],
    [
      "similar ones, the newer first",
      "third",
      [...ten.slice(0, 9), 11],
      [
        [2, 0.9],
        [1, 0.9],
      ],
    ],
    ["too little in common", null, [1, 2, 3, 4, 5, 21, 22, 23, 24, 25], []],
    ["likeness of too few words", null, [1, 2, 3], []],
    ["nothing in common", null, [31, 32, 33], []],
  ];
  it.each(rows)("%s", (_name, textKey, terms, expected) => {
    const near = index.near(textKey, vector(terms));
    expect(near.map((each) => [each.answer.answerId, Number(each.similarity.toFixed(2))])).toEqual(expected);
  });

  it("the newest answer holds for a text", () => {
    const twice = createLearntIndex([answer(2, { direction: "none" }), answer(1)]);
    expect(twice.near("same", vector(ten))[0]?.answer.direction).toBe("none");
  });

  it("what is held back speaks for the same text alone", () => {
    const held = createLearntIndex([answer(1, { isHeld: true })]);
    expect(held.near("same", vector(ten))).toHaveLength(1);
    expect(held.near("third", vector(ten))).toEqual([]);
  });
});

describe("labels after corrections", () => {
  const rows: [
    name: string,
    near: [Partial<LearntAnswer>, number][],
    expected: Partial<LearningLabels> | null,
  ][] = [
    ["nothing near", [], null],
    ["the same text", [[{}, 1]], { direction: "crisis", also: [], confidence: 0.99, unsure: false }],
    ["a similar one outweighs a model that wavers", [[{}, 0.9]], { direction: "crisis", also: [] }],
    [
      "one that says what the model says",
      [[{ direction: "none" }, 0.7]],
      { direction: "none", confidence: 0.95 },
    ],
    [
      "two that contradict each other",
      [
        [{}, 0.9],
        [{ direction: "none" }, 0.9],
      ],
      { direction: "none" },
    ],
    [
      "a correction of nothing but sentiment",
      [[{ direction: null, sentiments: { 9: "negative" } }, 1]],
      null,
    ],
  ];
  it.each(rows)("%s", (_name, near, expected) => {
    const found = applyLearnt(
      labels,
      near.map(([given, similarity], at) => ({ answer: answer(at, given), similarity })),
    );
    if (expected === null) expect(found).toBeNull();
    else
      expect(found && { ...found, confidence: Number(found.confidence.toFixed(2)) }).toMatchObject(expected);
  });

  it("sentiment follows towards the same entity alone", () => {
    const found = applyLearnt(labels, [
      { answer: answer(1, { direction: null, sentiments: { 7: "negative", 8: "positive" } }), similarity: 1 },
    ]);
    expect(found).toMatchObject({ direction: "none", sentiments: [{ entityId: 7, sentiment: "negative" }] });
  });

  it("probabilities still sum to one", () => {
    const found = applyLearnt(labels, [{ answer: answer(1), similarity: 0.8 }]);
    const sum = Object.values(found?.directions ?? {}).reduce((total, each) => total + each, 0);
    expect(sum).toBeCloseTo(1);
  });
});

it.each([
  [0.9, 0.9, false],
  [0.9, 0.895, false],
  [0.9, 0.88, true],
])("a score of %d that becomes %d is held: %s", (before, after, expected) => {
  const steady = { before: 0.9, after: 0.9, sentimentBefore: 0.7, sentimentAfter: 0.7 };
  expect(isScoreHeld({ ...steady, before, after })).toBe(expected);
  expect(isScoreHeld({ ...steady, sentimentBefore: before, sentimentAfter: after })).toBe(expected);
});
