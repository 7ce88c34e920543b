import { expect, test } from "vitest";
import { priorityFactText } from "./priority-words.ts";
import type { PriorityFactorName } from "./priority.ts";
import type { PageLanguage } from "./page-language.ts";

const rows: [name: PriorityFactorName, fact: string, language: PageLanguage, text: string][] = [
  ["severity", "4", "ru", "4 · серьёзно"],
  ["severity", "9", "en", "9"],
  ["velocity", "1", "ru", "1 реакция в час"],
  ["velocity", "6.5", "ru", "6,5 реакции в час"],
  ["velocity", "12", "en", "12 interactions an hour"],
  ["reach", "12400", "ru", "12\u00a0400 человек"],
  ["reach", "2", "ru", "2 человека"],
  ["reach", "1", "en", "1 person"],
  ["standing", "opinion_leader", "ru", "лидер мнений"],
  ["standing", "tier 2", "en", "professional or regional medium"],
  ["closeness", "under_own_post", "ru", "ответ под публикацией руководителя"],
  ["closeness", "something new", "ru", "something new"],
  ["confidence", "0.82", "en", "82%"],
  ["confidence", "1", "ru", "решил человек"],
];

test.each(rows)("%s %s in %s", (name, fact, language, text) => {
  expect(priorityFactText({ name, fact, value: 1, isKnown: true }, language)).toBe(text);
});

test("what is not known says so", () => {
  const factor = { name: "reach", fact: "", value: 1, isKnown: false } as const;
  expect(priorityFactText(factor, "ru")).toBe("неизвестно, поэтому не влияет");
});
