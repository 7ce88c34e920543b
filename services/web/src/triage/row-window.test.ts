import { expect, test } from "vitest";
import { rowWindow } from "./row-window.ts";

const screen = 600;

test.each([
  ["the top of a long list", 0, screen, 100_000, [0, 16]],
  ["some pixels further", 30, screen, 100_000, [0, 16]],
  ["rows are taken in four at a time", 300, screen, 100_000, [0, 20]],
  ["in the middle", 60_000, screen, 100_000, [996, 1_016]],
  ["the end", 60 * 990, screen, 1_000, [984, 1_000]],
  ["scrolled beyond a list that has become shorter", 60 * 990, screen, 5, [0, 5]],
  ["pulled down over its top", -80, screen, 100, [0, 16]],
  ["an empty list", 0, screen, 0, [0, 0]],
  ["a list that is not shown", 0, 0, 100, [0, 4]],
])("%s", (_name, top, height, count, drawn) => {
  const { first, end, seenFirst, seenEnd } = rowWindow({ top, height }, count, 60);
  expect([first, end]).toEqual(drawn);
  expect(first <= seenFirst && seenEnd <= end).toBe(true);
});
