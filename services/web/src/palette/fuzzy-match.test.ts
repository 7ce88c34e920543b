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

const deeds = [
  { name: "put it off", also: "snooze postpone later remind" },
  { name: "give it to somebody", also: "assign hand over delegate" },
];

test.each([
  ["snooze", ["put it off"]],
  ["Позже", []],
  ["ытщщ", ["put it off"]],
  ["hand ov", ["give it to somebody"]],
  ["lar", []],
])("%s finds by other words what they begin with: %j", (typed, names) => {
  expect(bestMatches(typed, deeds).map(({ name }) => name)).toEqual(names);
});
