import { expect, test } from "vitest";
import { matchesCondition, type PlaybookCondition, type ResponseFacts } from "./playbook.ts";

const facts: ResponseFacts = {
  direction: "crisis",
  situation: "unhappy_customer",
  cluster: "preventable",
  evidence: "supports",
  cues: ["money", "question"],
  matter: "own_fault",
  voice: "service",
  proof: "settled",
};

test.each<[string, PlaybookCondition, boolean]>([
  ["nothing asked", {}, true],
  ["any of the values", { direction: ["announcement", "crisis"] }, true],
  ["another value", { cluster: ["victim"] }, false],
  ["all conditions together", { direction: ["crisis"], situation: ["troll"] }, false],
  [
    "what it is about, whom it calls for and whether that is settled",
    { matter: ["idea", "own_fault"], voice: ["service"], proof: ["settled"] },
    true,
  ],
  ["another matter", { matter: ["idea"] }, false],
  ["any of the cues", { cue: ["harm", "money"] }, true],
  ["none of the cues asked for", { cue: ["harm"] }, false],
  ["a cue that must be absent", { cue: ["money"], withoutCue: ["question"] }, false],
  ["absent cues that are absent", { withoutCue: ["harm", "death"] }, true],
])("%s", (_, condition, holds) => {
  expect(matchesCondition(condition, facts)).toBe(holds);
});
