import { expect, test } from "vitest";
import { findUnstorable } from "./storable-text.ts";

const deep: unknown = JSON.parse(`${"[".repeat(50_000)}"\\u0000"${"]".repeat(50_000)}`);

test.each<[name: string, value: unknown, field: string | null]>([
  ["nothing", undefined, null],
  ["an ordinary body", { name: "Кофе ☕", terms: [{ text: "кофе" }], tier: 2, folder: null }, null],
  ["a whole emoji", { name: "\u{1f600}" }, null],
  ["NUL", { name: "a\u0000b" }, "name"],
  ["half a pair", { terms: [{ text: "ok" }, { text: "\ud83d" }] }, "terms.1.text"],
  ["in a name of a field", { "a\u0000": 1 }, "body"],
  ["the body itself", "\udc00", "body"],
])("%s", (_name, value, field) => {
  expect(findUnstorable(value)).toBe(field);
});

test("nesting as deep as a body allows", () => {
  expect(findUnstorable(deep)).toMatch(/^0\.0\.0/);
});
