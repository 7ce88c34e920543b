import { expect, test } from "vitest";
import { cellsOf, coveredPercent } from "./coverage-cells.ts";

test("runs become cells", () => {
  const cells = cellsOf([
    { cells: 2, state: null, covered: null, why: null },
    { cells: 1, state: "ok", covered: 1, why: null },
  ]);
  expect(cells.map(({ covered }) => covered)).toEqual([null, null, 1]);
});

test.each([
  [null, null],
  [1, "100"],
  [0.999, ">99"],
  [0.5, "50"],
  [0.001, "<1"],
  [0, "0"],
])("%s is %s per cent", (covered, shown) => {
  expect(coveredPercent(covered)).toBe(shown);
});
