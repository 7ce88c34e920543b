import { expect, test } from "vitest";
import { readCount } from "./read-count.ts";

test.each<[text: string | null, count: number | null, isApproximate: boolean]>([
  ["44", 44, false],
  ["0", 0, false],
  ["27 412", 27_412, false],
  ["27\u00a0412", 27_412, false],
  ["27,412", 27_412, false],
  ["4.02K", 4_020, true],
  ["1K", 1_000, true],
  ["1.3M", 1_300_000, true],
  ["2.1b", 2_100_000_000, true],
  ["", null, false],
  [" ", null, false],
  [",", null, false],
  ["K", null, false],
  ["-3", null, false],
  ["1.2.3", null, false],
  ["12 views", null, false],
  [null, null, false],
])("%j", (text, count, isApproximate) => {
  expect(readCount(text)).toEqual(count === null ? null : { count, isApproximate });
});
