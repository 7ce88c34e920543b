import { describe, expect, it } from "vitest";
import { tokenize } from "../tokens/tokenize.ts";
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

  it.each([
    "Ёлка, Ё́лка! Ко\u00adфейня и кафе-бар: don’t 5g 40% rock'n'roll it's",
    "ПРИВЕТ Привет приветы привет'а привет\u0301 i\u0307 İstanbul IT-отдел",
    "https://a.example/b?c http @Ann #Тег-2 мир\ud835\udc9c ещё\udc00не конец.Начало e.g.this a_b",
  ])("reads %j alike whether or not the tokenizer has just cut it up", (text) => {
    const read = () =>
      [1000, 22, 19, 7].map((limit) =>
        scanWords(text, limit).map(({ start, end, form, kind, capital, shouting }) => [
          start,
          end,
          form,
          kind,
          capital,
          shouting,
        ]),
      );
    const alone = read();
    tokenize(text);
    expect([read(), read()]).toEqual([alone, alone]);
  });

  it("reads no further than the limit", () => {
    expect(scanWords("один два три", 8).map(({ form }) => form)).toEqual(["один", "два"]);
  });
});
