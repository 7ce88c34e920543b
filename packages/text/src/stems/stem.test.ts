import { describe, expect, test } from "vitest";
import { stem } from "./stem.ts";

const rows: { name: string; words: string[]; stem: string }[] = [
  { name: "Russian noun", words: ["заслонка", "заслонки", "заслонкой", "заслонку"], stem: "заслонк" },
  { name: "English plural and possessive", words: ["pie's", "pie"], stem: "pie" },
  { name: "other scripts stay", words: ["日本"], stem: "日本" },
];

describe("stem", () => {
  test.each(rows)("$name", ({ words, stem: expected }) => {
    expect(new Set(words.map(stem))).toEqual(new Set([expected]));
  });

  test("the cache stays bounded and right", () => {
    for (let n = 0; n < 120_000; n += 1) stem(`слово${n}`);
    expect(stem("заслонкой")).toBe("заслонк");
  });
});
