import { describe, expect, it } from "vitest";
import { directions, type Direction, type Probabilities } from "@earshot/core/analyse/label";
import { applyGuideRules, type RuleFacts } from "./guide-rules.ts";

function certain(direction: Direction): Probabilities<Direction> {
  return Object.fromEntries(
    directions.map((label) => [label, label === direction ? 1 : 0]),
  ) as Probabilities<Direction>;
}

const even = Object.fromEntries(directions.map((label) => [label, 1 / 7])) as Probabilities<Direction>;
const noFacts: RuleFacts = { parent: null, spam: 0, role: null, signals: [] };

const rows: {
  name: string;
  before: Probabilities<Direction>;
  facts: Partial<RuleFacts>;
  label: Direction;
  after: number;
}[] = [
  { name: "no facts change nothing", before: certain("crisis"), facts: {}, label: "crisis", after: 1 },
  {
    name: "an answer leans to its thread",
    before: certain("crisis"),
    facts: { parent: certain("feedback_request") },
    label: "feedback_request",
    after: 0.4,
  },
  {
    name: "certain spam leans to none",
    before: certain("crisis"),
    facts: { spam: 0.99 },
    label: "none",
    after: 0.5,
  },
  {
    name: "doubtful spam changes nothing",
    before: certain("crisis"),
    facts: { spam: 0.9 },
    label: "none",
    after: 0,
  },
  {
    name: "a competitor of the list speaks as a peer",
    before: certain("announcement"),
    facts: { role: "competitor" },
    label: "opinion_leader",
    after: 0.35,
  },
  {
    name: "an opinion leader who tells of harm stays with harm",
    before: certain("crisis"),
    facts: { role: "opinion_leader" },
    label: "crisis",
    after: 1,
  },
  {
    name: "a journalist's question leans to clarification",
    before: certain("none"),
    facts: { role: "journalist", signals: ["question"] },
    label: "clarification",
    after: 0.2,
  },
  {
    name: "an employee is no opinion leader",
    before: even,
    facts: { role: "employee" },
    label: "opinion_leader",
    after: 0.5 / 7,
  },
  {
    name: "a job ad leans to none",
    before: certain("announcement"),
    facts: { signals: ["vacancy"] },
    label: "none",
    after: 0.3,
  },
  {
    name: "a job ad that tells of stolen wages does not",
    before: certain("crisis"),
    facts: { signals: ["vacancy", "money"] },
    label: "crisis",
    after: 1,
  },
];

describe("applyGuideRules", () => {
  it.each(rows)("$name", ({ before, facts, label, after }) => {
    const found = applyGuideRules(before, { ...noFacts, ...facts });
    expect(found[label]).toBeCloseTo(after);
    expect(Object.values(found).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
  });
});
