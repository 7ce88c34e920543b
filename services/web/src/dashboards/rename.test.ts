import { expect, test } from "vitest";
import { rename, type Names } from "./rename.ts";

test.each<[string, Names | null, "ru" | "en", Names]>([
  ["a new name is that of both languages", null, "ru", { ru: "Пироги", en: "Пироги" }],
  [
    "one text for both is changed for both",
    { ru: "Обзор", en: "Обзор" },
    "en",
    { ru: "Пироги", en: "Пироги" },
  ],
  ["a name of its own is kept", { ru: "Обзор", en: "Overview" }, "ru", { ru: "Пироги", en: "Overview" }],
  ["in either language", { ru: "Обзор", en: "Overview" }, "en", { ru: "Обзор", en: "Пироги" }],
])("%s", (_, names, language, expected) => {
  expect(rename(names, language, "Пироги")).toEqual(expected);
});
