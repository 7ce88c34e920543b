import { describe, expect, it } from "vitest";
import { directions, type Direction, type Probabilities } from "@earshot/core/analyse/label";
import { applyGuideRules } from "./guide-rules.ts";

function certain(direction: Direction): Probabilities<Direction> {
  return Object.fromEntries(
    directions.map((label) => [label, label === direction ? 1 : 0]),
  ) as Probabilities<Direction>;
}

const rows = [
  { name: "no facts change nothing", parent: null, spam: 0, none: 0, crisis: 1, feedback: 0 },
  {
    name: "an answer leans to its thread",
    parent: certain("feedback_request"),
    spam: 0,
    none: 0,
    crisis: 0.6,
    feedback: 0.4,
  },
  { name: "certain spam leans to none", parent: null, spam: 0.99, none: 0.5, crisis: 0.5, feedback: 0 },
  { name: "doubtful spam changes nothing", parent: null, spam: 0.9, none: 0, crisis: 1, feedback: 0 },
];

describe("applyGuideRules", () => {
  it.each(rows)("$name", ({ parent, spam, none, crisis, feedback }) => {
    const after = applyGuideRules(certain("crisis"), { parent, spam });
    expect(after.none).toBeCloseTo(none);
    expect(after.crisis).toBeCloseTo(crisis);
    expect(after.feedback_request).toBeCloseTo(feedback);
  });
});
