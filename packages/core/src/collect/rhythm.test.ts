import { expect, test } from "vitest";
import { noHints } from "./poll-hints.ts";
import { expectedPosts, isSilent, learnRhythm, readRhythm, writeRhythm } from "./rhythm.ts";
import type { Rhythm } from "./rhythm.ts";

const now = new Date("2026-03-02T10:00:00Z");
const hours = (...ago: number[]): Date[] => ago.map((each) => new Date(now.getTime() - each * 3_600_000));
const unknown: Rhythm = { publishedAt: null, hints: noHints };

test("dates of the source are learned, newest first, each once; guessed ones are not", () => {
  const [a, b, c] = hours(3, 1, 2);
  const posts = [
    { publishedAt: a ?? now, dateFlag: null },
    { publishedAt: b ?? now, dateFlag: "no_zone" as const },
    { publishedAt: now, dateFlag: "missing" as const },
    { publishedAt: now, dateFlag: "future_clamped" as const },
  ];
  const learned = learnRhythm({ publishedAt: [c ?? now, a ?? now], hints: noHints }, posts, noHints);
  expect(learned.publishedAt).toEqual(hours(1, 2, 3));
});

test("a feed without dates keeps an unknown rhythm", () => {
  expect(learnRhythm(unknown, [{ publishedAt: now, dateFlag: "missing" }], noHints).publishedAt).toBeNull();
});

test("a rhythm survives its row", () => {
  const rhythm: Rhythm = { publishedAt: hours(1, 2), hints: { ...noHints, ttlMinutes: 5, skipHours: [3] } };
  expect(readRhythm(JSON.parse(JSON.stringify(writeRhythm(rhythm))))).toEqual(rhythm);
});

test.each([null, undefined, "x", 5, {}, { publishedAt: ["nonsense"], hints: { skipHours: "all" } }])(
  "an unreadable row is an unknown rhythm: %j",
  (stored) => {
    expect(readRhythm(stored)).toEqual(unknown);
  },
);

test.each<[string, number[] | null, boolean]>([
  ["nothing known", null, false],
  ["just published", [1, 2, 3], false],
  ["hourly, silent for a working day", [8, 9, 10, 11], true],
  ["daily, silent for two days", [48, 72, 96], false],
  ["daily, silent for four days", [96, 120, 144], true],
])("silent: %s", (_name, ago, expected) => {
  expect(isSilent({ publishedAt: ago === null ? null : hours(...ago), hints: noHints }, now)).toBe(expected);
});

test.each<[string, number[], number | null]>([
  ["too little history", [5, 5], null],
  ["four weeks", [40, 10, 30, 20], 20],
  ["one loud week", [1, 1, 1, 300], 1],
  ["three weeks", [9, 7, 8], 8],
])("expected: %s", (_name, earlier, expected) => {
  expect(expectedPosts(earlier)).toBe(expected);
});
