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

/** What is put into each text, all its plural forms together. */
function parameters(words: Map<string, string>): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const [key, text] of words) {
    const name = key.replace(plural, "");
    const known = found.get(name) ?? new Set();
    for (const [, parameter = ""] of text.matchAll(/\{\{(\w+)\}\}/g)) known.add(parameter);
    found.set(name, known);
  }
  return new Map([...found].map(([name, known]) => [name, [...known].sort().join()]));
}

test("both languages say the same things", () => {
  expect(names(english)).toEqual(names(russian));
  expect(parameters(english)).toEqual(parameters(russian));
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
  // The sign of a percentage stands apart in Russian and not in English.
  expect([...english].filter(([, text]) => /[\d}]\s%/.test(text))).toEqual([]);
  expect([...russian].filter(([, text]) => /[\d}]%/.test(text))).toEqual([]);
  const foreign = [...russian]
    .filter(([, text]) => text.trim() === "" || !/[а-яё]/i.test(text))
    .map(([key]) => key);
  expect(foreign.sort()).toEqual(["detail.machine", "detail.sentimentKeys"]);
});
