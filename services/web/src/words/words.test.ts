import { expect, test } from "vitest";
import { en } from "./en/all.ts";
import { ru } from "./ru/all.ts";

/** Every text by its path. */
function flatten(words: object, path = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[path + key, value]] : [...flatten(value as object, `${path}${key}.`)],
    ),
  );
}

const plural = /_(zero|one|two|few|many|other)$/;
const russian = flatten(ru);
const english = flatten(en);

function names(words: Map<string, string>): string[] {
  return [...new Set([...words.keys()].map((key) => key.replace(plural, "")))].sort();
}

function parameters(words: Map<string, string>, name: string): string[] {
  const texts = [...words].filter(([key]) => key.replace(plural, "") === name).map(([, text]) => text);
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ""))),
  ].sort();
}

test("both languages say the same things", () => {
  expect(names(english)).toEqual(names(russian));
  const differing = names(russian).filter(
    (name) => parameters(russian, name).join() !== parameters(english, name).join(),
  );
  expect(differing).toEqual([]);
});

test.each([
  ["ru", russian, ["few", "many", "one", "other"]],
  ["en", english, ["one", "other"]],
])("every counted text of %s has all its forms", (_name, words, wanted) => {
  const forms = new Map<string, string[]>();
  for (const key of words.keys()) {
    const form = plural.exec(key)?.[1];
    if (form === undefined) continue;
    const name = key.replace(plural, "");
    forms.set(name, [...(forms.get(name) ?? []), form].sort());
  }
  expect([...forms].filter(([, found]) => found.join() !== wanted.join())).toEqual([]);
});

test("Russian is written in Cyrillic, English is not, and nothing is empty", () => {
  expect([...english].filter(([, text]) => text.trim() === "" || /[а-яё]/i.test(text))).toEqual([]);
  const foreign = [...russian]
    .filter(([, text]) => text.trim() === "" || !/[а-яё]/i.test(text))
    .map(([key]) => key);
  expect(foreign.sort()).toEqual(["detail.machine", "detail.sentimentKeys"]);
});
