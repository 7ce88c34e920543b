import { describe, expect, test } from "vitest";
import type { LabelChange, TriageLabels } from "../change.ts";
import { decideRules, type Touched } from "./decide-rules.ts";
import { conflictingFields, doesSomething, idleFor, noActions, type RuleActions } from "./rule.ts";

const fresh: TriageLabels = {
  status: "new",
  direction: "none",
  also: [],
  confidence: 0.6,
  isUnsure: false,
  directionBy: "machine",
  severity: 2,
  severityBy: "machine",
  sentiments: {},
  assigneeId: null,
  tags: { 3: true },
  snoozedUntil: null,
  irrelevantBecause: null,
  escalatedTo: [],
  blockedBy: null,
};
const untouched: Touched = { status: false, severity: false, assignee: false, tagIds: new Set() };

interface Row {
  labels?: Partial<TriageLabels>;
  touched?: Partial<Touched>;
  rules: (Partial<RuleActions> & { isLast?: boolean })[];
  /** What each rule changes; null for nothing. */
  to: (LabelChange | null)[];
  heldBack?: boolean[];
}

const dismissed = { status: "dismissed", irrelevantBecause: "spam" } as const;

const rows: Record<string, Row> = {
  "tags are put on": { rules: [{ tagIds: [5] }], to: [{ tags: { 5: true } }] },
  "a tag that is there already is no change": { rules: [{ tagIds: [3] }], to: [null] },
  "tags of two rules add up": {
    rules: [{ tagIds: [5] }, { tagIds: [5, 6] }],
    to: [{ tags: { 5: true } }, { tags: { 6: true } }],
  },
  "a tag that somebody took off stays off": {
    touched: { tagIds: new Set([5]) },
    rules: [{ tagIds: [5, 6] }],
    to: [{ tags: { 6: true } }],
    heldBack: [true],
  },
  "severity is set, and remembered as a rule's": {
    rules: [{ severity: 4 }],
    to: [{ severity: 4, severityBy: "rule" }],
  },
  "severity that a person set stays": {
    touched: { severity: true },
    rules: [{ severity: 4, tagIds: [5] }],
    to: [{ tags: { 5: true } }],
    heldBack: [true],
  },
  "the upper rule goes first": {
    rules: [{ severity: 4 }, { severity: 5, assigneeId: 7 }],
    to: [{ severity: 4, severityBy: "rule" }, { assigneeId: 7 }],
  },
  "nobody is taken off a post": {
    labels: { assigneeId: 9 },
    rules: [{ assigneeId: 7 }],
    to: [null],
    heldBack: [true],
  },
  "who was sent away by a person stays away": {
    touched: { assignee: true },
    rules: [{ assigneeId: 7 }],
    to: [null],
    heldBack: [true],
  },
  "irrelevant closes": { rules: [{ irrelevant: "spam" }], to: [dismissed] },
  "what somebody works on is not closed": {
    labels: { status: "in_progress" },
    rules: [{ irrelevant: "spam" }],
    to: [null],
    heldBack: [true],
  },
  "what somebody opened again is not closed again": {
    touched: { status: true },
    rules: [{ irrelevant: "spam" }],
    to: [null],
    heldBack: [true],
  },
  "a rule that is the last ends it": {
    rules: [{ tagIds: [5], isLast: true }, { tagIds: [6] }],
    to: [{ tags: { 5: true } }],
  },
};

describe("rules and a post", () => {
  test.each(Object.entries(rows))("%s", (_name, row) => {
    const rules = row.rules.map(({ isLast = false, ...actions }, at) => ({
      ruleId: at + 1,
      actions: { ...noActions, ...actions },
      isLast,
    }));
    const deeds = decideRules(
      { labels: { ...fresh, ...row.labels }, touched: { ...untouched, ...row.touched } },
      rules,
    );
    expect(deeds.map(({ plan }) => plan?.to ?? null)).toEqual(row.to);
    if (row.heldBack) expect(deeds.map(({ isHeldBack }) => isHeldBack)).toEqual(row.heldBack);
  });

  test("what it was is kept, so that it can be undone", () => {
    const [deed] = decideRules({ labels: fresh, touched: untouched }, [
      { ruleId: 1, actions: { ...noActions, severity: 5, assigneeId: 7, tagIds: [5] }, isLast: false },
    ]);
    expect(deed?.plan?.from).toEqual({
      severity: 2,
      severityBy: "machine",
      assigneeId: null,
      tags: { 5: false },
    });
  });
});

test("two rules are at odds only where both set the same differently", () => {
  const one = { ...noActions, severity: 4 as const, assigneeId: 7, tagIds: [1] };
  expect(conflictingFields(one, { ...noActions, severity: 5, assigneeId: 7, tagIds: [2] })).toEqual([
    "severity",
  ]);
  expect(conflictingFields(one, { ...noActions, irrelevant: "spam" })).toEqual([]);
});

test("a rule without actions does nothing", () => {
  expect(doesSomething(noActions)).toBe(false);
  expect(doesSomething({ ...noActions, alertRuleId: 1 })).toBe(true);
});

test.each([
  ["matched lately", { isOn: true, onSince: "2026-01-01", lastMatchedAt: "2026-11-10" }, null],
  ["on for a short while", { isOn: true, onSince: "2026-11-10", lastMatchedAt: null }, null],
  ["never matched", { isOn: true, onSince: "2026-10-01", lastMatchedAt: null }, 50],
  ["not for long", { isOn: true, onSince: "2026-01-01", lastMatchedAt: "2026-10-11" }, 40],
  ["off", { isOn: false, onSince: "2026-01-01", lastMatchedAt: null }, null],
])("idle: %s", (_name, { isOn, onSince, lastMatchedAt }, days) => {
  const rule = {
    isOn,
    onSince: new Date(onSince),
    lastMatchedAt: lastMatchedAt ? new Date(lastMatchedAt) : null,
  };
  expect(idleFor(rule, new Date("2026-11-20"))).toBe(days);
});
