import { expect, test } from "vitest";
import type { TriageLabels } from "./change.ts";
import { planCorrection, planStatus, planUndo } from "./change.ts";

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
