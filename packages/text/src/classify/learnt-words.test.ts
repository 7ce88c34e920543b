import { afterEach, describe, expect, it } from "vitest";
import { writeStemTable } from "../stems/stem-table.ts";
import { hashText } from "./feature-hash.ts";
import { learntShades, learntStep, readLearntWords, useLearntWords } from "./learnt-words.ts";

const words = readLearntWords(
  writeStemTable(
    new Map([
      [-7, 0x001],
      [3, 0x024],
      [900, 0x300],
    ]),
  ),
);

afterEach(() => useLearntWords(null));

describe("learnt words", () => {
  it.each([
    { name: "one family", hash: -7, shades: [0] },
    { name: "two families", hash: 3, shades: [3, 5] },
    { name: "the last family", hash: 900, shades: [10] },
    { name: "a word nobody knows", hash: 4, shades: [] },
  ])("tell the shades of $name", ({ hash, shades }) => {
    useLearntWords(words);
    expect(learntShades(hash)).toEqual(shades);
  });

  it.each([
    [-2, 0],
    [-0.5, 1],
    [-0.1, -1],
    [0.3, -1],
    [0.5, 2],
    [1.5, 3],
  ])("odds of %d are step %d", (odds, step) => {
    expect(learntStep(odds)).toBe(step);
  });

  it("ship with what people praise and blame with", () => {
    expect(learntShades(hashText("amaz", 1))).toContain(3);
    expect(learntShades(hashText("worst", 1))).toContain(0);
  });
});
