import { expect, test } from "vitest";
import { chooseLanguage } from "./choose-language.ts";

test.each([
  ["kept", "en", ["ru-RU"], "en"],
  ["of the browser", null, ["de-DE", "ru-RU", "en"], "ru"],
  ["none of ours", null, ["de", "fr"], "en"],
  ["kept but spoilt", "xx", ["ru"], "ru"],
])("%s", (_name, kept, wanted, language) => {
  expect(chooseLanguage(kept, wanted)).toBe(language);
});
