import { describe, expect, test } from "vitest";
import { discussionsToRead, readTelegramCursor } from "./telegram-cursor.ts";

describe("a cursor", () => {
  const at = "2026-11-20T12:00:00.000Z";
  test.each([
    [null, null],
    ["5", null],
    [{ newest: "5" }, null],
    [{ newest: -1 }, null],
    [{ newest: 5 }, { newest: 5, seen: [], discussed: [], subscribers: null }],
    [
      {
        newest: 5,
        seen: [3, "x", null, 4],
        discussed: [{ number: 4, hash: "h" }, 4],
        subscribers: { count: 7, at },
      },
      { newest: 5, seen: [3, 4], discussed: [{ number: 4, hash: "h" }], subscribers: { count: 7, at } },
    ],
    [
      { newest: 5, seen: {}, subscribers: { count: 7, at: "yesterday" } },
      { newest: 5, seen: [], discussed: [], subscribers: null },
    ],
  ])("%j", (stored, cursor) => {
    expect(readTelegramCursor(stored)).toEqual(cursor);
  });
});

const twelve = Array.from({ length: 12 }, (_, index) => index + 1);
test.each<
  [name: string, discussed: number[], shown: number[], fresh: number[], again: number[], isMore: boolean]
>([
  ["at first the newest ten", [], twelve, [12, 11, 10, 9, 8, 7, 6, 5, 4, 3], [], true],
  ["then the others", [12, 11, 10, 9, 8, 7, 6, 5, 4, 3], twelve, [2, 1], [], false],
  ["then the newest, and the one read the longest ago", [2, 1, 3], [1, 2, 3], [], [3, 2], false],
  ["one that is new, and the newest known is not it", [1, 2], [1, 2, 3], [3], [1], false],
  ["what left the page is not read again", [1, 2], [2, 3], [3], [2], false],
  ["an empty page", [1], [], [], [], false],
])("discussions: %s", (_name, discussed, shown, fresh, again, isMore) => {
  expect(discussionsToRead(discussed, shown)).toEqual({ fresh, again, isMore });
});
