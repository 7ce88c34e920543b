import { expect, test } from "vitest";
import { decidePriority, type PriorityFacts } from "./priority.ts";

const unknown: PriorityFacts = {
  severity: 3,
  interactionsPerHour: null,
  reach: null,
  authorRole: null,
  sourceTier: null,
  closeness: null,
  confidence: null,
};

const rows: [name: string, facts: Partial<PriorityFacts>, factorName: string, value: number][] = [
  ["severity 1 halves", { severity: 1 }, "severity", 0.5],
  ["severity 5 doubles", { severity: 5 }, "severity", 2],
  ["zero interactions is known and low", { interactionsPerHour: 0 }, "velocity", 0.5],
  ["one interaction an hour is the middle", { interactionsPerHour: 1 }, "velocity", 1],
  ["a storm is capped", { interactionsPerHour: 1e9 }, "velocity", 2],
  ["ten thousand people are the middle", { reach: 10_000 }, "reach", 1],
  ["a million people double", { reach: 1_000_000 }, "reach", 2],
  ["nobody reached", { reach: 0 }, "reach", 0.5],
  ["an opinion leader", { authorRole: "opinion_leader", sourceTier: 3 }, "standing", 2],
  ["first-rank media", { sourceTier: 1 }, "standing", 1.6],
  ["an answer under the executive's own post", { closeness: "under_own_post" }, "closeness", 2],
  ["a coin toss changes nothing", { confidence: 0.5 }, "confidence", 1],
  ["a person's word", { confidence: 1 }, "confidence", 2],
];

test.each(rows)("%s", (_name, facts, name, value) => {
  const found = decidePriority({ ...unknown, ...facts }).factors.find((each) => each.name === name);
  expect(found).toMatchObject({ value, isKnown: true });
});

test("what is unknown is 1 and says so", () => {
  const decided = decidePriority(unknown);
  expect(decided.priority).toBe(1);
  expect(decided.factors.filter((each) => !each.isKnown).map((each) => each.value)).toEqual([1, 1, 1, 1, 1]);
});

test("the priority is the product of its factors", () => {
  const decided = decidePriority({ ...unknown, severity: 5, reach: 1_000_000, confidence: 0 });
  expect(decided.priority).toBe(2);
});
