import { expect, test } from "vitest";
import { decideBulk, decideBulkUndo, type BulkTurn } from "./bulk.ts";
import type { TriageLabels } from "./change.ts";
import type { DeskChange } from "./desk-change.ts";

const now = new Date("2026-11-20T12:00:00Z");
const labels: TriageLabels = {
  status: "new",
  direction: "crisis",
  also: [],
  confidence: 0.6,
  isUnsure: false,
  directionBy: "machine",
  severity: 3,
  severityBy: "machine",
  sentiments: {},
  assigneeId: null,
  tags: {},
  snoozedUntil: null,
  irrelevantBecause: null,
  escalatedTo: [],
  blockedBy: null,
};
const turn: BulkTurn = { labels, since: [], hold: null };
const close: DeskChange = { kind: "status", status: "answered" };
const grade: DeskChange = { kind: "correct", severity: 5 };
const anna = { personId: 2, until: new Date(now.getTime() + 1) };

const rows: { name: string; turn: Partial<BulkTurn>; change?: DeskChange; decision: object }[] = [
  { name: "as seen", turn: {}, decision: { ok: true, to: { status: "answered" } } },
  { name: "gone", turn: { labels: null }, decision: { reason: "missing", by: null } },
  {
    name: "so already",
    turn: { labels: { ...labels, status: "answered" } },
    decision: { reason: "unchanged", by: null },
  },
  {
    name: "the same set by others since",
    turn: { since: [{ personId: 3, to: { status: "waiting" } }] },
    decision: { reason: "stale", by: 3 },
  },
  {
    name: "something else set by others since",
    turn: { since: [{ personId: 3, to: { severity: 1 } }] },
    decision: { ok: true },
  },
  { name: "held by a colleague", turn: { hold: anna }, decision: { reason: "held", by: 2 } },
  {
    name: "held by oneself",
    turn: { hold: { ...anna, personId: 1 } },
    decision: { ok: true },
  },
  { name: "a hold that expired", turn: { hold: { ...anna, until: now } }, decision: { ok: true } },
  { name: "a label of what a colleague holds", turn: { hold: anna }, change: grade, decision: { ok: true } },
];
test.each(rows)("a post $name", ({ turn: given, change = close, decision }) => {
  expect(decideBulk({ ...turn, ...given }, { change, personId: 1, now })).toMatchObject(decision);
});

const event = { from: { status: "new" }, to: { status: "answered" }, isUndone: false } as const;
const answered: TriageLabels = { ...labels, status: "answered" };
test.each([
  ["as it was left", answered, [], event, { ok: true, to: { status: "new" } }],
  [
    "changed by others since",
    { ...labels, status: "waiting" },
    [{ personId: 3, to: { status: "waiting" } }],
    event,
    { reason: "changed_since", by: 3 },
  ],
  ["gone", null, [], event, { reason: "missing" }],
  ["undone by itself", labels, [], { ...event, isUndone: true }, { reason: "already_undone" }],
] as const)("an undo of a post %s", (_name, current, since, undone, decision) => {
  expect(decideBulkUndo({ labels: current, since }, undone)).toMatchObject(decision);
});
