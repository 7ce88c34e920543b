import { expect, test } from "vitest";
import { versionDifferences } from "./version-differences.ts";

test("a changed sentence is told from what stayed, word by word", () => {
  const parts = versionDifferences("Это ошибка смены. Разбираемся.", "Это наша ошибка. Разбираемся.");
  expect(
    parts
      .filter(({ kind }) => kind !== "removed")
      .map(({ text }) => text)
      .join(""),
  ).toBe("Это наша ошибка. Разбираемся.");
  expect(parts.find(({ kind }) => kind === "added")?.text.trim()).toBe("наша");
});

test("a text written anew is shown after the one it takes the place of, not woven into it", () => {
  const before = "Здравствуйте! Витрина стояла без питания ночью, и мы это пропустили.";
  const after = "Простите нас, напишите в личные сообщения, поможем сегодня же.";
  expect(versionDifferences(before, after)).toEqual([
    { text: `${before}\n\n`, kind: "removed" },
    { text: after, kind: "added" },
  ]);
});

test("the first words in an empty text are added", () => {
  expect(versionDifferences("", "Спасибо!")).toEqual([{ text: "Спасибо!", kind: "added" }]);
});
