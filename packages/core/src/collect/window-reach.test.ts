import { expect, test } from "vitest";
import { windowReach } from "./window-reach.ts";

const now = new Date("2026-03-31T12:00:00Z");
const daysAgo = (...days: number[]) => days.map((each) => new Date(now.getTime() - each * 86_400_000));

test.each<[string, number[], number]>([
  ["nothing was brought", [], 0],
  ["a month of posts", [0.1, 1, 3, 5, 8, 10, 12, 15, 18, 21, 24, 27, 30], 30],
  ["in any order", [10, 2, 6, 8, 4], 10],
  ["one pinned post of last year", [0.1, 0.2, 0.4, 1, 2, 365], 2],
  ["a slow source has longer lulls", [5, 35, 70, 100], 100],
  ["silent for long before it was added", [200, 201, 202], 0],
  ["one post of yesterday", [1], 1],
  ["posts of the future", [-5, 1, 2], 2],
])("%s", (_, days, reach) => {
  expect(windowReach(daysAgo(...days), now)).toEqual(daysAgo(reach)[0]);
});
