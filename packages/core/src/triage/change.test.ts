import { expect, test } from "vitest";
import type { TriageLabels } from "./change.ts";
import { planAssign, planCorrection, planStatus, planTags, planUndo } from "./change.ts";

const current: TriageLabels = {
  status: "new",
  direction: "crisis",
  also: ["clarification"],
  confidence: 0.6,
  isUnsure: true,
  directionBy: "machine",
  severity: 3,
  severityBy: "machine",
  sentiments: { 7: { sentiment: "neutral", by: "machine" }, 8: { sentiment: null, by: "machine" } },
  assigneeId: 4,
  tags: { 1: true, 2: true },
  snoozedUntil: null,
  irrelevantBecause: null,
  escalatedTo: [],
  blockedBy: null,
};
const byPerson = { confidence: 1, isUnsure: false, directionBy: "person" };
const wasMachine = { confidence: 0.6, isUnsure: true, directionBy: "machine" };

test.each([
  {
    name: "another direction",
    correction: { direction: "announcement" },
    from: { direction: "crisis", ...wasMachine },
    to: { direction: "announcement", ...byPerson },
  },
  {
    name: "the direction that was an additional one is not named twice",
    correction: { direction: "clarification" },
    from: { direction: "crisis", also: ["clarification"], ...wasMachine },
    to: { direction: "clarification", also: [], ...byPerson },
  },
  {
    name: "confirmation of the machine",
    correction: { direction: "crisis" },
    from: wasMachine,
    to: byPerson,
  },
  {
    name: "severity alone leaves the direction to the machine",
    correction: { severity: 5 },
    from: { severity: 3, severityBy: "machine" },
    to: { severity: 5, severityBy: "person" },
  },
  {
    name: "sentiment towards one entity",
    correction: { sentiments: [{ entityId: 8, sentiment: "negative" }] },
    from: { sentiments: { 8: { sentiment: null, by: "machine" } } },
    to: { sentiments: { 8: { sentiment: "negative", by: "person" } } },
  },
] as const)("correction: $name", ({ correction, from, to }) => {
  expect(planCorrection(current, correction)).toEqual({ ok: true, from, to });
});

test("corrections that are refused", () => {
  expect(planCorrection(current, { sentiments: [{ entityId: 9, sentiment: "negative" }] })).toEqual({
    ok: false,
    reason: "unknown_entity",
  });
  const confirmed: TriageLabels = { ...current, confidence: 1, isUnsure: false, directionBy: "person" };
  expect(planCorrection(confirmed, { direction: "crisis" })).toEqual({ ok: false, reason: "unchanged" });
  expect(planStatus(current, "new")).toEqual({ ok: false, reason: "unchanged" });
});

test("an undo restores what was, and only while nothing of it changed again", () => {
  const event = {
    from: { severity: 2, severityBy: "machine" },
    to: { severity: 3, severityBy: "machine" },
  } as const;
  expect(planUndo(current, event)).toEqual({ ok: true, from: event.to, to: event.from });
  expect(planUndo({ ...current, status: "waiting" }, event).ok).toBe(true);
  expect(planUndo({ ...current, severity: 4 }, event)).toEqual({ ok: false, reason: "changed_since" });
  const towards = {
    from: { sentiments: { 7: { sentiment: "positive", by: "machine" } } },
    to: { sentiments: { 7: { by: "machine", sentiment: "neutral" } } },
  } as const;
  expect(planUndo(current, towards).ok).toBe(true);
  expect(planUndo({ ...current, sentiments: {} }, towards).ok).toBe(false);
});

test.each([
  ["to somebody else", 5, { assigneeId: 4 }, { assigneeId: 5 }],
  ["to nobody", null, { assigneeId: 4 }, { assigneeId: null }],
])("a post is given %s", (_name, assigneeId, from, to) => {
  expect(planAssign(current, assigneeId)).toEqual({ ok: true, from, to });
});

test("to give a post to whom it belongs changes nothing", () => {
  expect(planAssign(current, 4)).toEqual({ ok: false, reason: "unchanged" });
});

test.each([
  ["one put on", { add: [3] }, { 3: false }, { 3: true }],
  ["one taken off", { remove: [1] }, { 1: true }, { 1: false }],
  ["one put on for another", { add: [3], remove: [2] }, { 2: true, 3: false }, { 2: false, 3: true }],
  ["what is so already is left out", { add: [1, 3], remove: [9] }, { 3: false }, { 3: true }],
  ["on and off at once stays off", { add: [1], remove: [1] }, { 1: true }, { 1: false }],
])("tags: %s", (_name, tags, from, to) => {
  expect(planTags(current, tags)).toEqual({ ok: true, from: { tags: from }, to: { tags: to } });
});

test("tags that are so already change nothing", () => {
  expect(planTags(current, { add: [1], remove: [9] })).toEqual({ ok: false, reason: "unchanged" });
  expect(planTags(current, {})).toEqual({ ok: false, reason: "unchanged" });
});

test("each tag is undone by itself, whatever became of the others", () => {
  const event = { from: { tags: { 1: false } }, to: { tags: { 1: true } } };
  expect(planUndo(current, event)).toEqual({ ok: true, from: event.to, to: event.from });
  expect(planUndo({ ...current, tags: { 2: true } }, event)).toEqual({ ok: false, reason: "changed_since" });
  const taken = { from: { tags: { 9: true } }, to: { tags: { 9: false } } };
  expect(planUndo(current, taken)).toEqual({ ok: true, from: taken.to, to: taken.from });
});

test("an assignment is undone only while the post still belongs to that person", () => {
  const event = { from: { assigneeId: null }, to: { assigneeId: 4 } };
  expect(planUndo(current, event).ok).toBe(true);
  expect(planUndo({ ...current, assigneeId: 5 }, event)).toEqual({ ok: false, reason: "changed_since" });
});
