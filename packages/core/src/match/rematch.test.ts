import { expect, test } from "vitest";
import { heldStates, mayHold, rematchProgress, rematchStates } from "./rematch.ts";

test("a person may pause, go on and stop, and nothing else", () => {
  const allowed = rematchStates.flatMap((from) =>
    heldStates.filter((to) => mayHold(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(allowed).toEqual([
    "running → paused",
    "running → stopped",
    "paused → running",
    "paused → stopped",
    "stopped → running",
  ]);
});

const base = { state: "running", total: 1_000, done: 0, workedMs: 0 } as const;

test.each([
  ["nothing done yet", base, { done: 0, share: 0, perSecond: null, leftSeconds: null }],
  [
    "in the middle",
    { ...base, done: 250, workedMs: 500 },
    { done: 250, share: 0.25, perSecond: 500, leftSeconds: 1.5 },
  ],
  [
    "paused: a speed, but no end",
    { ...base, state: "paused", done: 250, workedMs: 500 },
    { share: 0.25, perSecond: 500, leftSeconds: null },
  ],
  [
    "posts came in meanwhile",
    { ...base, done: 1_100, workedMs: 1_100 },
    { done: 1_000, share: 1, leftSeconds: 0 },
  ],
  ["done", { ...base, state: "done", done: 1_100, workedMs: 1_100 }, { done: 1_100, total: 1_100, share: 1 }],
  ["done, nothing stored", { ...base, state: "done", total: 0 }, { done: 0, total: 0, share: 1 }],
] as const)("progress: %s", (_name, run, expected) => {
  expect(rematchProgress(run)).toMatchObject(expected);
});
