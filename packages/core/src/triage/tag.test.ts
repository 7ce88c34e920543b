import { expect, test } from "vitest";
import { nameKey, nextColour, tagColours, tidyName } from "./tag.ts";

test.each([
  ["letter case", "Срочно", "сРОЧНО"],
  ["ё", "Ёлки", "елки"],
  ["spaces", "  два   слова ", "два слова"],
])("the same name whatever the %s", (_name, one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

test("a name is kept as it is written, but for spaces", () => {
  expect(tidyName("  Ёлки \n и Палки ")).toBe("Ёлки и Палки");
});

test("colours are given out in turn", () => {
  expect(nextColour([])).toBe(tagColours[0]);
  expect(nextColour(["slate", "red", "slate"])).toBe("amber");
  expect(nextColour([...tagColours, "slate"])).toBe("red");
});
