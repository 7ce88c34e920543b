import { expect, test } from "vitest";
import { gentlerWording } from "./gentler-wording.ts";

test.each([
  ["Наши лифты никогда не ломаются.", "Наши лифты очень редко ломаются."],
  ["Nobody waits here.", "Hardly anybody waits here."],
  ["100% safe.", null],
])("%s", (sentence, milder) => {
  expect(gentlerWording("absolute", sentence)).toBe(milder);
});

test("what only an author can reword", () => {
  expect(gentlerWording("blame", "Наши лифты никогда не ломаются.")).toBe(null);
});
