import { describe, expect, test } from "vitest";
import type { Severity, Status } from "../status.ts";
import type { ClockEvent } from "./clock-event.ts";
import type { Clock, ClockKind } from "./clock.ts";
import { defaultPolicy, type ClockPolicy, type PolicyVersion } from "./policy.ts";
import { runClocks } from "./run-clocks.ts";

const anna = 7;
/** Friday, 10:00 in Moscow. */
const friday = "2026-11-20T07:00:00Z";

interface Given {
  at: string;
  status?: Status;
  severity?: Severity;
  snoozedUntil?: string | null;
  by?: number | null;
  undoes?: number;
}

function eventsOf(given: readonly Given[]): ClockEvent[] {
  return given.map((each, index) => ({
    eventId: index + 1,
    at: Date.parse(each.at),
    status: each.status ?? null,
    severity: each.severity ?? null,
    snoozedUntil:
      each.snoozedUntil === undefined ? null : Date.parse(each.snoozedUntil ?? "1970-01-01T00:00:00Z"),
    personId: each.by === undefined ? anna : each.by,
    undoes: each.undoes ?? null,
  }));
}

interface Scene {
  severity?: Severity;
  at?: string;
  published?: string;
  events?: Given[];
  policy?: Partial<ClockPolicy>;
  later?: { from: string; policy: Partial<ClockPolicy> }[];
}

function run({ severity = 3, at = friday, published = at, events = [], policy, later = [] }: Scene): Clock[] {
  const versions: PolicyVersion[] = [
    { from: Number.NEGATIVE_INFINITY, policy: { ...defaultPolicy, ...policy } },
    ...later.map((each) => ({ from: Date.parse(each.from), policy: { ...defaultPolicy, ...each.policy } })),
  ];
  return runClocks(
    { at: Date.parse(at), publishedAt: Date.parse(published), severity },
    eventsOf(events),
    versions,
  );
}

/** "met 0:45/4:00 due …": state, used, target, due moment. */
function told(clocks: readonly Clock[], kind: ClockKind, round = 1): string {
  const clock = clocks.find((each) => each.kind === kind && each.round === round);
  if (!clock) return "none";
  const span = (ms: number) => `${Math.floor(ms / 3_600_000)}:${String((ms / 60_000) % 60).padStart(2, "0")}`;
  const due = clock.dueAt === null ? "never" : new Date(clock.dueAt).toISOString().slice(5, 16);
  const state = clock.pausedBy === null ? clock.state : `${clock.state} (${clock.pausedBy})`;
  return `${state} ${span(clock.elapsedMs)}/${span(clock.targetMs)} due ${due}`;
}

const rows: [name: string, scene: Scene, kind: ClockKind, expected: string][] = [
  ["runs from its arrival", {}, "first_response", "running 0:00/4:00 due 11-20T11:00"],
  [
    "a routine post waits for working hours",
    { severity: 1 },
    "first_response",
    "running 0:00/24:00 due 11-24T13:00",
  ],
  [
    "a crisis does not wait for Monday",
    { severity: 5, at: "2026-11-21T20:00:00Z" },
    "first_response",
    "running 0:00/0:15 due 11-21T20:15",
  ],
  ["an issue does", { at: "2026-11-21T20:00:00Z" }, "first_response", "running 0:00/4:00 due 11-23T10:00"],
  [
    "taken in time",
    { events: [{ at: "2026-11-20T07:45:00Z", status: "in_progress" }] },
    "first_response",
    "met 0:45/4:00 due 11-20T11:00",
  ],
  [
    "taken at the last moment is in time",
    { events: [{ at: "2026-11-20T11:00:00Z", status: "in_progress" }] },
    "first_response",
    "met 4:00/4:00 due 11-20T11:00",
  ],
  [
    "taken a minute late",
    { events: [{ at: "2026-11-20T11:01:00Z", status: "in_progress" }] },
    "first_response",
    "missed 4:01/4:00 due 11-20T11:00",
  ],
  [
    "a weekend between costs nothing",
    { at: "2026-11-20T14:00:00Z", events: [{ at: "2026-11-23T07:00:00Z", status: "answered" }] },
    "first_response",
    "met 2:00/4:00 due 11-23T09:00",
  ],
  [
    "to take a post on does not resolve it",
    { events: [{ at: "2026-11-20T08:00:00Z", status: "in_progress" }] },
    "resolution",
    "running 0:00/16:00 due 11-23T14:00",
  ],
  [
    "answered at once stops both",
    { events: [{ at: "2026-11-20T08:00:00Z", status: "answered" }] },
    "resolution",
    "met 1:00/16:00 due 11-23T14:00",
  ],
  [
    "dismissed stops both",
    { events: [{ at: "2026-11-20T08:00:00Z", status: "dismissed" }] },
    "first_response",
    "met 1:00/4:00 due 11-20T11:00",
  ],
  [
    "waiting holds the resolution",
    { events: [{ at: "2026-11-20T08:00:00Z", status: "waiting" }] },
    "resolution",
    "paused (waiting) 1:00/16:00 due never",
  ],
  [
    "after waiting it goes on where it stood",
    {
      events: [
        { at: "2026-11-20T08:00:00Z", status: "waiting" },
        { at: "2026-11-23T08:00:00Z", status: "in_progress" },
      ],
    },
    "resolution",
    "running 1:00/16:00 due 11-24T14:00",
  ],
  [
    "answered out of waiting counts only what ran",
    {
      events: [
        { at: "2026-11-20T08:00:00Z", status: "waiting" },
        { at: "2026-12-20T08:00:00Z", status: "answered" },
      ],
    },
    "resolution",
    "met 1:00/16:00 due never",
  ],
  [
    "one that is late stays late while it waits",
    { severity: 5, events: [{ at: "2026-11-20T12:00:00Z", status: "waiting" }] },
    "resolution",
    "paused (waiting) 5:00/4:00 due 11-20T11:00",
  ],
  [
    "raised: the new target counts from the arrival",
    { events: [{ at: "2026-11-20T07:30:00Z", severity: 4 }] },
    "first_response",
    "running 0:30/1:00 due 11-20T08:00",
  ],
  [
    "raised beyond what is left: due at that moment",
    { events: [{ at: "2026-11-20T09:00:00Z", severity: 5 }] },
    "first_response",
    "running 2:00/0:15 due 11-20T09:00",
  ],
  [
    "raised at night: what office hours counted stays, the rest runs round the clock",
    { at: "2026-11-20T14:30:00Z", events: [{ at: "2026-11-20T20:00:00Z", severity: 4 }] },
    "first_response",
    "running 0:30/1:00 due 11-20T20:30",
  ],
  [
    "lowered: it has time again",
    { severity: 5, events: [{ at: "2026-11-20T08:00:00Z", severity: 3 }] },
    "first_response",
    "running 1:00/4:00 due 11-20T11:00",
  ],
  [
    "severity of a post that is closed changes nothing",
    {
      events: [
        { at: "2026-11-20T08:00:00Z", status: "answered" },
        { at: "2026-11-20T09:00:00Z", severity: 5 },
      ],
    },
    "resolution",
    "met 1:00/16:00 due 11-23T14:00",
  ],
  [
    "reopened: the resolution goes on with what it had used",
    {
      events: [
        { at: "2026-11-20T08:00:00Z", status: "answered" },
        { at: "2026-11-20T12:00:00Z", status: "in_progress" },
      ],
    },
    "resolution",
    "running 1:00/16:00 due 11-24T09:00",
  ],
  [
    "reopened: the first response stays judged",
    {
      events: [
        { at: "2026-11-20T08:00:00Z", status: "answered" },
        { at: "2026-11-20T12:00:00Z", status: "new" },
      ],
    },
    "first_response",
    "met 1:00/4:00 due 11-20T11:00",
  ],
  [
    "reopened: the next response begins",
    {
      events: [
        { at: "2026-11-20T08:00:00Z", status: "answered" },
        { at: "2026-11-20T12:00:00Z", status: "new" },
      ],
    },
    "next_response",
    "running 0:00/4:00 due 11-23T07:00",
  ],
  [
    "taken back at once: as if nothing had happened",
    {
      events: [
        { at: "2026-11-20T08:00:00Z", status: "answered" },
        { at: "2026-11-20T08:00:10Z", status: "new", undoes: 1 },
      ],
    },
    "first_response",
    "running 0:00/4:00 due 11-20T11:00",
  ],
  [
    "an undo that was taken back itself",
    {
      events: [
        { at: "2026-11-20T08:00:00Z", status: "answered" },
        { at: "2026-11-20T08:01:00Z", status: "new", undoes: 1 },
        { at: "2026-11-20T08:02:00Z", status: "answered", undoes: 2 },
      ],
    },
    "first_response",
    "met 1:00/4:00 due 11-20T11:00",
  ],
  [
    "closed by a machine: says nothing of people",
    { events: [{ at: "2026-11-20T07:01:00Z", status: "dismissed", by: null }] },
    "first_response",
    "void 0:01/4:00 due 11-20T11:00",
  ],
  ["history gets no clock", { published: "2026-11-01T00:00:00Z" }, "first_response", "none"],
  [
    "history may have clocks",
    { published: "2026-11-01T00:00:00Z", policy: { historyAfterHours: null } },
    "first_response",
    "running 0:00/4:00 due 11-20T11:00",
  ],
  [
    "snoozed: the first response runs on",
    { events: [{ at: "2026-11-20T08:00:00Z", snoozedUntil: "2026-11-20T10:00:00Z" }] },
    "first_response",
    "running 0:00/4:00 due 11-20T11:00",
  ],
  [
    "snoozed holds where the policy says so, and is due as much later",
    {
      policy: { pauses: { waiting: [], snoozed: ["resolution"] } },
      events: [{ at: "2026-11-20T08:00:00Z", snoozedUntil: "2026-11-20T10:00:00Z" }],
    },
    "resolution",
    "running 1:00/16:00 due 11-24T07:00",
  ],
  [
    "woken early",
    {
      policy: { pauses: { waiting: [], snoozed: ["resolution"] } },
      events: [
        { at: "2026-11-20T08:00:00Z", snoozedUntil: "2026-11-23T10:00:00Z" },
        { at: "2026-11-20T09:00:00Z", snoozedUntil: null },
      ],
    },
    "resolution",
    "running 1:00/16:00 due 11-23T15:00",
  ],
  [
    "first response may be the answer",
    {
      policy: { firstResponse: "answered" },
      events: [{ at: "2026-11-20T08:00:00Z", status: "in_progress" }],
    },
    "first_response",
    "running 0:00/4:00 due 11-20T11:00",
  ],
  [
    "another policy moves a clock that runs",
    {
      later: [
        {
          from: "2026-11-20T08:00:00Z",
          policy: { calendarOf: { 1: null, 2: null, 3: null, 4: null, 5: null } },
        },
      ],
      at: "2026-11-20T07:00:00Z",
    },
    "resolution",
    "running 1:00/16:00 due 11-20T23:00",
  ],
  [
    "and judges nothing that had stopped",
    {
      events: [{ at: "2026-11-20T08:00:00Z", status: "answered" }],
      later: [
        {
          from: "2026-11-20T09:00:00Z",
          policy: { targets: { ...defaultPolicy.targets, resolution: { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 } } },
        },
      ],
    },
    "resolution",
    "met 1:00/16:00 due 11-23T14:00",
  ],
  [
    "a severity without a target has no clock",
    {
      severity: 1,
      policy: {
        targets: {
          ...defaultPolicy.targets,
          first_response: { ...defaultPolicy.targets.first_response, 1: null },
        },
      },
    },
    "first_response",
    "none",
  ],
  [
    "and gets one when it is raised, from the arrival on",
    {
      severity: 1,
      events: [{ at: "2026-11-20T08:00:00Z", severity: 3 }],
      policy: {
        targets: {
          ...defaultPolicy.targets,
          first_response: { ...defaultPolicy.targets.first_response, 1: null },
        },
      },
    },
    "first_response",
    "running 1:00/4:00 due 11-20T11:00",
  ],
];

describe("clocks of a post", () => {
  test.each(rows)("%s", (_name, scene, kind, expected) => {
    expect(told(run(scene), kind)).toBe(expected);
  });

  test("each time a post is opened again is a round of its own", () => {
    const clocks = run({
      events: [
        { at: "2026-11-20T08:00:00Z", status: "answered" },
        { at: "2026-11-20T09:00:00Z", status: "new" },
        { at: "2026-11-20T10:00:00Z", status: "answered" },
        { at: "2026-11-20T11:00:00Z", status: "in_progress" },
      ],
    });
    expect(told(clocks, "next_response", 1)).toBe("met 1:00/4:00 due 11-20T13:00");
    expect(told(clocks, "next_response", 2)).toBe("running 0:00/4:00 due 11-20T15:00");
    expect(told(clocks, "resolution")).toBe("running 2:00/16:00 due 11-24T07:00");
  });

  test("who stopped a clock is known", () => {
    const [first] = run({ events: [{ at: "2026-11-20T08:00:00Z", status: "in_progress", by: 12 }] });
    expect(first).toMatchObject({
      stoppedBy: 12,
      stoppedAt: Date.parse("2026-11-20T08:00:00Z"),
      calendar: "Рабочие часы",
    });
  });
});
