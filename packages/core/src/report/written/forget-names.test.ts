import { expect, test } from "vitest";
import { forgetNames } from "./forget-names.ts";

const names = { alone: ["text", "Nina Orlova", "nina.o"], within: ["Nina Orlova", "nina.o"] };

test.each([
  ["Nina Orlova", "name erased"],
  ["@nina.o", "name erased"],
  ["Text", "name erased"],
  ["Who wrote most: “Nina Orlova” (3 mentions, 20 %).", "Who wrote most: “name erased” (3 mentions, 20 %)."],
  ["It began at 9:00, by NINA ORLOVA.", "It began at 9:00, by name erased."],
  ["by @nina.o, then", "by name erased, then"],
  ["Nina Orlovaya and ninaxo stay", "Nina Orlovaya and ninaxo stay"],
  ["A text of another", "A text of another"],
])("%s", (text, expected) => {
  expect(forgetNames([text], names, "en")).toEqual([expected]);
});

test("form and numbers of a document stay", () => {
  const block = { kind: "text", text: "Nina Orlova", raw: { value: 3, low: null } };
  expect(forgetNames(block, names, "ru")).toEqual({ ...block, text: "имя стёрто" });
  const nobody = { alone: [], within: [] };
  expect(forgetNames(block, nobody, "ru")).toEqual(block);
});
