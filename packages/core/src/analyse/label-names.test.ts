import { expect, test } from "vitest";
import { directionMeanings, directionNames, sentimentNames, signalName } from "./label-names.ts";

const tables = { directionNames, directionMeanings, sentimentNames };

test.each(Object.entries(tables))(
  "%s: Russian in Cyrillic, English in Latin, no name twice",
  (_name, names) => {
    const ru = Object.values(names.ru);
    const en = Object.values(names.en);
    expect(ru.every((word) => /[а-яё]/i.test(word) && !/[a-z]/i.test(word))).toBe(true);
    expect(en.every((word) => /^[a-z]/i.test(word) && !/[а-яё]/i.test(word))).toBe(true);
    expect(new Set(ru).size).toBe(ru.length);
    expect(new Set(en).size).toBe(en.length);
  },
);

test.each([
  ["a known one", "threat", "угроза"],
  ["a new one", "call_for_help", "call for help"],
  ["one named like a property of objects", "constructor", "constructor"],
])("signal: %s", (_name, signal, word) => {
  expect(signalName(signal, "ru")).toBe(word);
});
