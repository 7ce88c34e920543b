import { expect, test } from "vitest";
import { backfillShare, type BackfillState } from "./backfill.ts";

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n));

const rows: [
  string,
  BackfillState,
  since: number,
  until: number | null,
  oldest: number | null,
  number | null,
][] = [
  ["nothing seen yet", "running", 1, null, null, null],
  ["half of the way", "running", 1, null, 6, 0.5],
  ["a walk that ends before today", "paused", 1, 5, 4, 0.25],
  ["older than asked for", "running", 3, null, 1, 1],
  ["done, whatever was found", "done", 1, null, null, 1],
  ["nothing to go back over", "running", 11, null, 11, 1],
  ["a post of tomorrow", "running", 1, null, 12, 0],
];
test.each(rows)("%s", (_what, state, since, until, oldest, share) => {
  const run = { state, since: day(since), untilAt: until === null ? null : day(until), startedAt: day(11) };
  expect(backfillShare({ ...run, oldestAt: oldest === null ? null : day(oldest) })).toBe(share);
});
