import type { MentionRow } from "@earshot/contract/mention";
import { expect, test } from "vitest";
import { applyChange, isEffective, mainEntity, type Change } from "./change.ts";
import { sampleRow } from "./sample-row.ts";

const rows: [name: string, change: Change, after: Partial<MentionRow>][] = [
  ["status", { kind: "status", status: "answered" }, { status: "answered" }],
  ["severity", { kind: "correct", correction: { severity: 5 } }, { severity: 5, severityBy: "person" }],
  [
    "a direction is sure once a person said it",
    { kind: "correct", correction: { direction: "announcement" } },
    {
      direction: "announcement",
      directionBy: "person",
      isUnsure: false,
      confidence: 1,
      also: ["clarification"],
    },
  ],
  [
    "a direction that was a second one",
    { kind: "correct", correction: { direction: "clarification" } },
    { direction: "clarification", also: [] },
  ],
  [
    "somebody takes it",
    { kind: "assign", assignee: { personId: 3, name: "Анна", hasLeft: false } },
    { assignee: { personId: 3, name: "Анна", hasLeft: false } },
  ],
  [
    "a tag put on",
    {
      kind: "tags",
      add: [
        { tagId: 9, name: "b" },
        { tagId: 4, name: "a" },
      ],
      remove: [],
    },
    { tagIds: [4, 9] },
  ],
  [
    "a tag that is not there taken off",
    { kind: "tags", add: [], remove: [{ tagId: 9, name: "b" }] },
    { tagIds: [] },
  ],
  [
    "second directions never repeat the first",
    { kind: "correct", correction: { also: ["crisis", "opinion_leader"] } },
    { direction: "crisis", also: ["opinion_leader"], directionBy: "person", isUnsure: false },
  ],
  [
    "to confirm what the machine said is a person's word too",
    { kind: "correct", correction: { severity: 3 } },
    { severity: 3, severityBy: "person" },
  ],
];

test.each(rows)("%s", (_name, change, after) => {
  expect(applyChange(sampleRow(), change)).toMatchObject(after);
});

test("a sentiment changes towards one entity alone", () => {
  const correction = { sentiments: [{ entityId: 8, sentiment: "positive" as const }] };
  const { entities } = applyChange(sampleRow(), { kind: "correct", correction });
  expect(entities.map((each) => [each.sentiment, each.sentimentBy])).toEqual([
    ["neutral", "machine"],
    ["positive", "person"],
  ]);
});

test.each([
  ["the same status", { kind: "status", status: "new" }, false],
  ["another status", { kind: "status", status: "waiting" }, true],
  ["a confirmation", { kind: "correct", correction: { severity: 3 } }, true],
] as const)("%s: a change or not", (_name, change, effective) => {
  expect(isEffective(sampleRow(), change)).toBe(effective);
});

test("undo gives back what a person changed and keeps what the platform renewed", () => {
  const before = sampleRow();
  const after = {
    ...applyChange(before, { kind: "status", status: "answered" }),
    version: 2,
    snippet: "new text",
  };
  expect(applyChange(after, { kind: "restore", before })).toEqual({
    ...before,
    version: 2,
    snippet: "new text",
  });
});

test("the main entity is the one the post is about", () => {
  expect(mainEntity(sampleRow())?.entityId).toBe(8);
  expect(mainEntity({ entities: sampleRow().entities.slice(0, 1) })?.entityId).toBe(7);
  expect(mainEntity({ entities: [] })).toBeNull();
});
