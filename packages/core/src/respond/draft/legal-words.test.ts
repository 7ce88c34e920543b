import { expect, test } from "vitest";
import { legalWords } from "./legal-words.ts";

test.each([
  { name: "a court", text: "Мы встретимся в суде.", found: ["суде"] },
  {
    name: "fault is admitted",
    text: "Мы признаём вину и возместим ущерб.",
    found: ["признаём", "вину", "возместим", "ущерб"],
  },
  {
    name: "an end is no law",
    text: "Ремонт закончим в пятницу, судя по всему. Виноград вкусный.",
    found: [],
  },
  { name: "a vessel is no court", text: "Судно пришло в порт.", found: [] },
  { name: "English", text: "Our lawyers will sue for damages.", found: ["lawyers", "sue", "damages"] },
  { name: "an issue is no suit", text: "We issued a fix and pursue it.", found: [] },
])("$name", ({ text, found }) => {
  expect(legalWords(text)).toEqual(found);
});
