import { describe, expect, it } from "vitest";
import { scanWords } from "./scan-words.ts";

const rows = [
  { name: "words and marks", text: "Ёлка, ёлка!", forms: ["елка", ",", "елка", "!"] },
  { name: "runs of marks are shortened to three", text: "что?????", forms: ["что", "???"] },
  { name: "an apostrophe within a word", text: "don’t 'quote'", forms: ["don't", "'", "quote", "'"] },
  {
    name: "handles, hashtags, links",
    text: "@Ann #Тег https://a.example/b?c",
    forms: ["@ann", "#тег", "<link>"],
  },
  { name: "numbers", text: "5/2 40%", forms: ["5", "/", "2", "40", "%"] },
  { name: "emojis without variation selectors", text: "❤️👍", forms: ["❤", "👍"] },
  { name: "lone surrogates are passed over", text: "a\udc00b", forms: ["a", "b"] },
];

describe("scanWords", () => {
  it.each(rows)("$name", ({ text, forms }) => {
    expect(scanWords(text, 1000).map(({ form }) => form)).toEqual(forms);
  });

  it("tells offsets that cut the word out of the text", () => {
    const text = "Привет, Мир 😀 and so on";
    for (const { start, end, form, kind } of scanWords(text, 1000)) {
      if (kind === "word") expect(text.slice(start, end).toLowerCase()).toBe(form);
    }
  });

  it("reads no further than the limit", () => {
    expect(scanWords("один два три", 8).map(({ form }) => form)).toEqual(["один", "два"]);
  });
});
