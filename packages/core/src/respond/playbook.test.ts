import { expect, test } from "vitest";
import { matchesCondition, type PlaybookCondition, type ResponseFacts } from "./playbook.ts";

const facts: ResponseFacts = {
  direction: "crisis",
  situation: "unhappy_customer",
  cluster: "preventable",
  evidence: "supports",
  cues: ["money", "question"],
};

test.each<[string, PlaybookCondition, boolean]>([
  ["nothing asked", {}, true],
  ["any of the values", { direction: ["announcement", "crisis"] }, true],
  ["another value", { cluster: ["victim"] }, false],
  ["all conditions together", { direction: ["crisis"], situation: ["troll"] }, false],
  ["any of the cues", { cue: ["harm", "money"] }, true],
  ["none of the cues asked for", { cue: ["harm"] }, false],
  ["a cue that must be absent", { cue: ["money"], withoutCue: ["question"] }, false],
  ["absent cues that are absent", { withoutCue: ["harm", "death"] }, true],
])("%s", (_, condition, holds) => {
  expect(matchesCondition(condition, facts)).toBe(holds);
});
