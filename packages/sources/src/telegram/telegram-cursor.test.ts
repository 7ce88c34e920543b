import { describe, expect, test } from "vitest";
import { missingNumbers, readTelegramCursor } from "./telegram-cursor.ts";

test.each<[name: string, seen: number[], shown: number[], isOldestPage: boolean, missing: number[]]>([
  ["nothing was seen", [], [5, 6], false, []],
  ["all are still there", [5, 6], [5, 6, 7], false, []],
  ["one between others is missing", [4, 5, 6], [4, 6], false, [5]],
  ["the newest is missing", [5, 6], [4, 5], false, [6]],
  ["what only left the page is not missing", [3, 4, 5], [5, 6], false, []],
  ["on the only page even the oldest is", [3, 4, 5], [4, 5], true, [3]],
  ["an empty page misses them all", [3, 4], [], false, [3, 4]],
])("%s", (_name, seen, shown, isOldestPage, missing) => {
  expect(missingNumbers(seen, shown, isOldestPage)).toEqual(missing);
});

describe("a cursor", () => {
  const at = "2026-11-20T12:00:00.000Z";
  test.each([
    [null, null],
    ["5", null],
    [{ newest: "5" }, null],
    [{ newest: -1 }, null],
    [{ newest: 5 }, { newest: 5, seen: [], subscribers: null }],
    [
      { newest: 5, seen: [3, "x", null, 4], subscribers: { count: 7, at } },
      { newest: 5, seen: [3, 4], subscribers: { count: 7, at } },
    ],
    [
      { newest: 5, seen: {}, subscribers: { count: 7, at: "yesterday" } },
      { newest: 5, seen: [], subscribers: null },
    ],
  ])("%j", (stored, cursor) => {
    expect(readTelegramCursor(stored)).toEqual(cursor);
  });
});
