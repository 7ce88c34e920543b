import { expect, test } from "vitest";
import { closedLevel, groupLevels } from "./level-groups.ts";

/** A list of which most stand in the middle, as priorities do. */
const shares = new Map([
  ...Array.from({ length: 96 }, (_, level) => [level, 0.3 * share(level)] as const),
  ...Array.from({ length: 96 }, (_, level) => [closedLevel + level, 0.7 * share(level)] as const),
]);

function share(level: number): number {
  return Math.exp(-((level - 44) ** 2) / 240) / 27.4;
}

function sizes(groups: readonly number[][]): number[] {
  return groups.map((group) => group.reduce((sum, level) => sum + (shares.get(level) ?? 0), 0));
}

test.each([
  ["open posts from the top", true, null, 105, 0],
  ["closed posts from the top", false, null, 305, 200],
  ["open posts after a place", true, 60, 70, 0],
  ["closed posts after the last level", false, 200, 210, 200],
])("%s: every level once, from the top down", (_, isOpen, first, top, bottom) => {
  const levels = groupLevels(shares, isOpen, first).flat();
  expect(levels).toEqual(Array.from({ length: top - bottom + 1 }, (__, index) => top - index));
});

test("few groups, each about as large as all that was read before it", () => {
  const groups = groupLevels(shares, true, null);
  expect(groups.length).toBeLessThanOrEqual(12);
  const [first = 0, ...others] = sizes(groups);
  expect(first).toBeLessThan(0.3 * 0.005);
  let read = first;
  for (const size of others) {
    expect(size).toBeLessThan(3 * read);
    read += size;
  }
});

test("the first group reaches down to the level of the place after which it begins", () => {
  expect(groupLevels(shares, true, 60)[0]).toEqual([70, 69, 68, 67, 66, 65, 64, 63, 62, 61, 60]);
});

test("a list of which nothing is known is one group", () => {
  expect(groupLevels(new Map(), true, null)).toHaveLength(1);
});
