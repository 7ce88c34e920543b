import { expect, test } from "vitest";
import { nextTelling } from "./next-telling.ts";

const openedAt = new Date("2026-11-20T10:00:00Z");
const step = (afterMinutes: number) => ({ afterMinutes, personIds: [1], roles: [], channelIds: [] });
const night = { from: 22 * 60, to: 8 * 60, unlessSeverity: 4 } as const;
const atOnce = { mode: "at_once" } as const;
const digest = { mode: "digest", minutes: [9 * 60, 18 * 60] } as const;

test.each([
  { name: "the first step at once", steps: [step(0)], told: 0, now: "10:00", next: "10:00" },
  { name: "the first step later", steps: [step(10)], told: 0, now: "10:00", next: "10:10" },
  { name: "one that is late is told now", steps: [step(0)], told: 0, now: "10:05", next: "10:05" },
  {
    name: "the second as long after the first as it says",
    steps: [step(0), step(15)],
    told: 1,
    now: "10:02",
    next: "10:17",
  },
  {
    name: "the third after the second",
    steps: [step(0), step(15), step(60)],
    told: 2,
    now: "10:17",
    next: "11:02",
  },
  { name: "no further step", steps: [step(0)], told: 1, now: "10:02", next: null },
  { name: "nothing to tell anybody", steps: [], told: 0, now: "10:00", next: null },
])("$name", ({ steps, told, now, next }) => {
  const rule = { steps, telling: atOnce, quiet: null, zone: "Europe/Moscow" };
  const so = { openedAt, severity: 3, stepsTold: told, isSettled: false } as const;
  expect(nextTelling(rule, so, new Date(`2026-11-20T${now}:00Z`))).toEqual(
    next === null ? null : new Date(`2026-11-20T${next}:00Z`),
  );
});

test.each([
  {
    name: "a digest gathers",
    telling: digest,
    quiet: null,
    severity: 3,
    told: 0,
    now: "2026-11-20T10:00:00Z",
    next: "2026-11-20T15:00:00Z",
  },
  {
    name: "what follows a digest does not wait for the next",
    telling: digest,
    quiet: null,
    severity: 3,
    told: 1,
    now: "2026-11-20T15:00:00Z",
    next: "2026-11-20T15:30:00Z",
  },
  {
    name: "quiet hours put off",
    telling: atOnce,
    quiet: night,
    severity: 3,
    told: 0,
    now: "2026-11-20T20:00:00Z",
    next: "2026-11-21T05:00:00Z",
  },
  {
    name: "but not what is grave",
    telling: atOnce,
    quiet: night,
    severity: 4,
    told: 0,
    now: "2026-11-20T20:00:00Z",
    next: "2026-11-20T20:00:00Z",
  },
  {
    name: "nor do they lose an escalation",
    telling: atOnce,
    quiet: night,
    severity: 2,
    told: 1,
    now: "2026-11-20T18:50:00Z",
    next: "2026-11-21T05:00:00Z",
  },
] as const)("$name", ({ telling, quiet, severity, told, now, next }) => {
  const rule = {
    steps: [step(0), step(30)],
    telling,
    quiet,
    zone: "Europe/Moscow",
  };
  const at = new Date(now);
  const so = { openedAt: at, severity, stepsTold: told, isSettled: false };
  expect(nextTelling(rule, so, at)).toEqual(new Date(next));
});

test("what somebody looks after is told to nobody else", () => {
  const rule = { steps: [step(0), step(15)], telling: atOnce, quiet: null, zone: "UTC" };
  const so = { openedAt, severity: 5, stepsTold: 1, isSettled: true } as const;
  expect(nextTelling(rule, so, openedAt)).toBeNull();
});
