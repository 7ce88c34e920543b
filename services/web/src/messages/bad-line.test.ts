import { expect, test } from "vitest";
import { badLine } from "./bad-line.ts";

test.each([
  ["words, phrases and operators", 'живой огонь\n"открыто ежедневно"\n\nхлеб NEAR/3 печь', null],
  ["a field", "хлеб\nsource:habr", 2],
  ["only what must not stand there", "-хлеб", 1],
  ["a bracket that stays open", "хлеб\nпечь\n(огонь", 3],
])("%s", (_, phrases, line) => {
  expect(badLine(phrases)).toBe(line);
});
