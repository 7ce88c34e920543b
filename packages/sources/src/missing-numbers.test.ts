import { expect, test } from "vitest";
import { missingNumbers } from "./missing-numbers.ts";

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
