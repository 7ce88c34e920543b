import { describe, expect, test } from "vitest";
import { pairCoders, planSample } from "./plan-sample.ts";

describe("sample", () => {
  test.each([
    { name: "a rare label is there", frame: { none: 900, crisis: 5 }, size: 20, is: { none: 17, crisis: 3 } },
    {
      name: "a label with less than a few",
      frame: { none: 900, crisis: 1 },
      size: 20,
      is: { none: 19, crisis: 1 },
    },
    { name: "an empty label", frame: { none: 900, crisis: 0 }, size: 20, is: { none: 20 } },
    {
      name: "fewer posts than asked for",
      frame: { none: 4, crisis: 2 },
      size: 20,
      is: { none: 4, crisis: 2 },
    },
    { name: "in proportion", frame: { a: 103, b: 53, c: 53 }, size: 29, is: { a: 13, b: 8, c: 8 } },
    { name: "less than a few of each", frame: { a: 10, b: 20, c: 30 }, size: 4, is: { a: 3, b: 1, c: 0 } },
    { name: "nothing", frame: {}, size: 20, is: {} },
  ])("$name", ({ frame, size, is }) => {
    const plan = planSample(new Map(Object.entries(frame)), size);
    expect(Object.fromEntries(plan)).toEqual(is);
  });
});

describe("pairs", () => {
  test.each([
    { coders: 2, posts: 10 },
    { coders: 3, posts: 30 },
    { coders: 4, posts: 30 },
    { coders: 5, posts: 40 },
    { coders: 7, posts: 42 },
  ])("$coders coders have the same share of $posts posts", ({ coders, posts }) => {
    const people = Array.from({ length: coders }, (_, at) => at + 1);
    const pairs = pairCoders(people, posts);
    expect(pairs).toHaveLength(posts);
    expect(pairs.every(([one, other]) => one !== other)).toBe(true);
    const shares = people.map((person) => pairs.filter((pair) => pair.includes(person)).length);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(2);
  });

  test("one coder has nobody to be paired with", () => {
    expect(pairCoders([1], 5)).toEqual([]);
  });
});
