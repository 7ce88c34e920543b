import { expect, test } from "vitest";
import { nextRefresh, refreshRetryMs } from "./refresh-steps.ts";

const published = new Date("2026-03-02T10:00:00Z");
const after = (minutes: number): Date => new Date(published.getTime() + minutes * 60_000);

const rows: [what: string, from: number, minutes: number, step: number | null, dueAfter: number | null][] = [
  ["a post that has just come", 0, 1, 0, 15],
  ["found late, its first step has passed", 0, 20, 1, 60],
  ["after the first step", 1, 16, 1, 60],
  ["the step of an hour done a little early", 2, 59, 2, 360],
  ["a machine that stood still for a day", 1, 25 * 60, 4, 72 * 60],
  ["the last step is done", 5, 72 * 60, null, null],
  ["an old post", 0, 73 * 60, null, null],
  ["a date in the future", 0, -60, 0, 15],
];
test.each(rows)("%s", (_what, from, minutes, step, dueAfter) => {
  expect(nextRefresh(published, from, after(minutes))).toEqual(
    step === null || dueAfter === null ? null : { step, dueAt: after(dueAfter) },
  );
});

test.each([
  [1, 5],
  [2, 10],
  [4, 40],
  [9, 60],
])("after %i failures in a row the next try is %i minutes away", (errors, minutes) => {
  expect(refreshRetryMs(errors)).toBe(minutes * 60_000);
});
