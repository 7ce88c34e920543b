import { expect, test } from "vitest";
import type { Standing } from "./author/standing.ts";
import { decidePriority, type PriorityFacts } from "./priority.ts";

const unknown: PriorityFacts = {
  severity: 3,
  interactionsPerHour: null,
  reach: null,
  authorRole: null,
  authorStanding: null,
  sourceTier: null,
  closeness: null,
  confidence: null,
};

function byCard(standing: Standing): PriorityFacts["authorStanding"] {
  return { standing, isByPerson: false };
}

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
  ["a journalist, by the card", { authorStanding: byCard("journalist"), sourceTier: 3 }, "standing", 1.8],
  [
    "what people say of the author goes before the watch list",
    { authorStanding: { standing: "ours", isByPerson: true }, authorRole: "opinion_leader", sourceTier: 1 },
    "standing",
    0.6,
  ],
  [
    "what was derived does not make a medium less",
    { authorStanding: byCard("critic"), sourceTier: 1 },
    "standing",
    1.6,
  ],
  [
    "the watch list goes before what was derived",
    { authorStanding: byCard("journalist"), authorRole: "company", sourceTier: 1 },
    "standing",
    0.6,
  ],
  ["first-rank media", { sourceTier: 1 }, "standing", 1.6],
  ["an answer under the executive's own post", { closeness: "under_own_post" }, "closeness", 2],
  ["a coin toss changes nothing", { confidence: 0.5 }, "confidence", 1],
  ["a guess sinks nothing", { confidence: 0.2 }, "confidence", 1],
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

test.each([
  ["a machine that is nearly sure", 0.9996, "0.999"],
  ["a person", 1, "1"],
])("%s", (_name, confidence, fact) => {
  const { factors } = decidePriority({ ...unknown, confidence });
  expect(factors.find(({ name }) => name === "confidence")?.fact).toBe(fact);
});

test("the priority is the product of its factors", () => {
  const decided = decidePriority({ ...unknown, severity: 5, reach: 1_000_000, confidence: 0 });
  expect(decided.priority).toBe(4);
});
