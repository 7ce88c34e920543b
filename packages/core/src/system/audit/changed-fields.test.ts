import { expect, test } from "vitest";
import { changedFields, shownValue, tokenOf } from "./changed-fields.ts";

test("a line tells each field once, with what it was and became", () => {
  expect(
    changedFields({ from: { role: "pr", name: "A" }, to: { role: "head", folder: null, tier: 2 } }),
  ).toEqual([
    { field: "role", from: "pr", to: "head" },
    { field: "name", from: "A", to: undefined },
    { field: "tier", from: undefined, to: 2 },
  ]);
});

test.each([
  ["a word", "pr", "pr"],
  ["nothing", null, null],
  ["an empty text", "", null],
  ["an empty list", [], null],
  ["a list", ["read", null, 3], "read, , 3"],
  ["a switch", false, "false"],
  ["zero, which is not nothing", 0, "0"],
  ["something with parts", { a: 1 }, "a: 1"],
  ["a long text", "x".repeat(300), `${"x".repeat(200)}…`],
])("%s", (_name, value, shown) => {
  expect(shownValue(value)).toBe(shown);
});

test.each([
  ["person", null],
  ["token:Robot: 2", "Robot: 2"],
])("%s", (via, token) => {
  expect(tokenOf(via)).toBe(token);
});
