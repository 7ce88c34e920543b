import { expect, test } from "vitest";
import type { Direction, Sentiment } from "../../analyse/label.ts";
import { reportCoding, type SampledPost } from "./coding-report.ts";

let postId = 0;
function post(
  machine: Direction,
  said: Direction[],
  settledDirection: Direction | null = null,
  felt: Sentiment[] = [],
): SampledPost {
  return {
    codingRoundId: 1,
    postId: (postId += 1),
    machineDirection: machine,
    machineSentiments: { 7: "negative" },
    settledDirection,
    answers: said.map((direction, at) => ({ direction, sentiments: felt[at] ? { 7: felt[at] } : {} })),
  };
}

test("what two people said alike and what was settled counts; what is open or half done does not", () => {
  const posts = [
    post("crisis", ["crisis", "crisis"]),
    post("crisis", ["none", "crisis"], "none"),
    post("none", ["none", "crisis"]),
    post("none", ["none"]),
    post("none", []),
  ];
  const report = reportCoding(posts, { crisis: 20, none: 80 });
  expect(report.direction.coded).toBe(2);
  expect(report.direction.matrix.crisis).toMatchObject({ crisis: 1, none: 1 });
  expect(report.direction.precision.crisis).toMatchObject({ hits: 1, n: 2 });
  expect(report.open).toEqual([{ codingRoundId: 1, postId: posts[2]?.postId, said: ["none", "crisis"] }]);
  expect(report.agreement.direction).toMatchObject({ units: 3, word: "unknown" });
  expect(report.corrected.crisis.corrected).toBeNull();
});

test("sentiment is judged where both said the same towards the entity", () => {
  const posts = [
    post("none", ["none", "none"], null, ["negative", "negative"]),
    post("none", ["none", "none"], null, ["neutral", "negative"]),
    post("none", ["none", "none"], null, ["neutral", "neutral"]),
  ];
  const { sentiment, agreement } = reportCoding(posts, { none: 3 });
  expect(sentiment.coded).toBe(2);
  expect(sentiment.matrix.negative).toMatchObject({ negative: 1, neutral: 1 });
  expect(agreement.sentiment.units).toBe(3);
});

test("an alpha comes with the interval that its posts allow", () => {
  const posts = Array.from({ length: 40 }, (_, at) =>
    post("none", at % 8 === 0 ? ["none", "crisis"] : at % 2 === 0 ? ["crisis", "crisis"] : ["none", "none"]),
  );
  const { direction } = reportCoding(posts, { none: 40 }).agreement;
  expect(direction.alpha).toBeGreaterThan(0.667);
  expect(direction.low).toBeLessThan(direction.alpha ?? 0);
  expect(direction.high).toBeGreaterThan(direction.alpha ?? 1);
  expect(direction.word).toBe("tentative");
});

test("asked again, agreement has the same interval", () => {
  const posts = Array.from({ length: 30 }, (_none, at) =>
    post("none", at % 3 === 0 ? ["crisis", "none"] : at % 2 === 0 ? ["none", "none"] : ["crisis", "crisis"]),
  );
  const asked = () => reportCoding(posts, { none: 30 }).agreement.direction;
  expect(asked().low).not.toBeNull();
  expect(asked()).toEqual(asked());
});
