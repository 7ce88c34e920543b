import { describe, expect, it } from "vitest";
import { measure, measureReliability } from "./figures.ts";

describe("measure", () => {
  const rows = [
    { name: "all right", gold: ["a", "b"], answers: ["a", "b"], macroF1: 1, accuracy: 1 },
    { name: "all wrong", gold: ["a", "b"], answers: ["b", "a"], macroF1: 0, accuracy: 0 },
    {
      name: "one label never answered",
      gold: ["a", "a", "b"],
      answers: ["a", "a", "a"],
      macroF1: 0.4,
      accuracy: 0.6667,
    },
    { name: "a label that does not occur is left out", gold: ["a"], answers: ["a"], macroF1: 1, accuracy: 1 },
    { name: "no texts", gold: [], answers: [], macroF1: 0, accuracy: 0 },
  ];
  it.each(rows)("$name", ({ gold, answers, macroF1, accuracy }) => {
    const figures = measure(["a", "b"], gold, answers);
    expect({ macroF1: figures.macroF1, accuracy: figures.accuracy }).toEqual({ macroF1, accuracy });
  });
});

describe("measureReliability", () => {
  it("is without error when answers are right as often as they claim", () => {
    const answers = [true, true, true, false].map((isRight) => ({ confidence: 0.75, isRight }));
    expect(measureReliability(answers)).toEqual({
      steps: [{ from: 0.7, to: 0.8, n: 4, confidence: 0.75, accuracy: 0.75 }],
      expectedError: 0,
    });
  });
  it("shows over-confidence", () => {
    expect(measureReliability([{ confidence: 0.99, isRight: false }]).expectedError).toBe(0.99);
  });
});
