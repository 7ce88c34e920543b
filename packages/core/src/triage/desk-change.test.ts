import { expect, test } from "vitest";
import type { TriageLabels } from "./change.ts";
import { planUndo } from "./change.ts";
import { collides, planChange, type DeskChange } from "./desk-change.ts";

const current: TriageLabels = {
  status: "waiting",
  direction: "crisis",
  also: [],
  confidence: 0.6,
  isUnsure: true,
  directionBy: "machine",
  severity: 3,
  severityBy: "machine",
  sentiments: {},
  assigneeId: null,
  tags: {},
  snoozedUntil: "2026-11-21T09:00:00.000Z",
  irrelevantBecause: null,
  escalatedTo: [4],
  blockedBy: null,
};

const changes: { name: string; change: DeskChange; from: object; to: object }[] = [
  {
    name: "a status brings a sleeping post back",
    change: { kind: "status", status: "waiting" },
    from: { snoozedUntil: current.snoozedUntil },
    to: { snoozedUntil: null },
  },
  {
    name: "irrelevant closes it and says why",
    change: { kind: "irrelevant", because: "namesake" },
    from: { status: "waiting", irrelevantBecause: null, snoozedUntil: current.snoozedUntil },
    to: { status: "dismissed", irrelevantBecause: "namesake", snoozedUntil: null },
  },
  {
    name: "put off further",
    change: { kind: "snooze", until: "2026-11-22T09:00:00.000Z" },
    from: { snoozedUntil: current.snoozedUntil },
    to: { snoozedUntil: "2026-11-22T09:00:00.000Z" },
  },
  {
    name: "one more person is called in",
    change: { kind: "escalate", to: [9, 2], reason: "please" },
    from: { escalatedTo: [4] },
    to: { escalatedTo: [2, 4, 9] },
  },
];
test.each(changes)("$name, and an undo gives back what was", ({ change, from, to }) => {
  const planned = planChange(current, change);
  expect(planned).toEqual({ ok: true, from, to });
  if (!planned.ok) throw new Error("It was planned.");
  expect(planUndo({ ...current, ...planned.to }, planned)).toEqual({ ok: true, from: to, to: from });
});

test.each<DeskChange>([
  { kind: "snooze", until: "2026-11-21T09:00:00.000Z" },
  { kind: "escalate", to: [4], reason: "again" },
  { kind: "assign", assigneeId: null },
  { kind: "tag", add: [], remove: [1] },
])("what is so already changes nothing: %j", (change) => {
  expect(planChange(current, change)).toEqual({ ok: false, reason: "unchanged" });
});

test.each([
  ["nothing happened", { status: "new" }, [], false],
  ["another label", { status: "new" }, [{ severity: 5, severityBy: "person" }], false],
  ["the same label", { status: "new" }, [{ severity: 5 }, { status: "answered" }], true],
  ["another tag", { tags: { 1: true } }, [{ tags: { 2: true } }], false],
  ["the same tag", { tags: { 1: true } }, [{ tags: { 1: false } }], true],
  ["sentiment towards another", { sentiments: { 7: {} } }, [{ sentiments: { 8: {} } }], false],
])("a change collides with what happened since: %s", (_name, to, since, isHit) => {
  expect(collides(to, since)).toBe(isHit);
});
