import { expect, test } from "vitest";
import { isTopicReportDue } from "./topic-report.ts";

const now = new Date("2026-03-02T10:00:00Z");
const ago = (minutes: number, tookMs = 100, newestPostId = 7) => ({
  madeAt: new Date(now.getTime() - minutes * 60_000),
  tookMs,
  newestPostId,
});

const rows: [name: string, kept: ReturnType<typeof ago> | undefined, newest: number, isDue: boolean][] = [
  ["never made", undefined, 0, true],
  ["nothing new", ago(5), 7, false],
  ["a new post", ago(5), 8, true],
  ["a new post right after it was made", ago(0.5), 8, false],
  ["a new post, but making it takes long", ago(5, 6_000), 8, false],
  ["a new post, ten minutes after one that took very long", ago(11, 60_000), 8, true],
  ["the first posts, right after there were none", ago(0.2, 100, 0), 8, true],
  ["nothing new for half an hour", ago(31), 7, true],
];

test.each(rows)("topics are made anew: %s", (_name, kept, newest, isDue) => {
  expect(isTopicReportDue(kept, newest, now)).toBe(isDue);
});
