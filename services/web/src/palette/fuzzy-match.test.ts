import { expect, test } from "vitest";
import { bestMatches, otherLayout } from "./fuzzy-match.ts";

const choices = ["Отложить", "Отклонить", "Метки", "Источники", "Snooze", "Sources", "Заблокировать"].map(
  (name) => ({ name }),
);

test.each([
  ["the beginning", "отл", ["Отложить", "Отклонить"]],
  ["in the wrong layout", "jnkj", ["Отложить", "Отклонить"]],
  ["the other way round", "ытщщ", ["Snooze"]],
  ["letters in order", "збл", ["Заблокировать"]],
  ["е for ё and back", "мётк", ["Метки"]],
  ["nothing like it", "xyz!", []],
])("%s: %s", (_name, typed, names) => {
  expect(bestMatches(typed, choices).map(({ name }) => name)).toEqual(names);
});

test("without a word everything, in its order", () => {
  expect(bestMatches("  ", choices)).toEqual(choices);
});

test("layouts are each other's reverse", () => {
  expect(otherLayout(otherLayout("snooze [x]"))).toBe("snooze [x]");
});
