import { describe, expect, it } from "vitest";
import { maskNames } from "./mask-names.ts";
import { readWords } from "./read-words.ts";

const rows = [
  {
    name: "case forms",
    text: "в «Громком Дворе» и у Громкого Двора",
    company: "Громкий Двор",
    found: ["громком", "дворе", "громкого", "двора"],
  },
  { name: "possessive", text: "Larder Lane's leeks", company: "Larder Lane", found: ["larder", "lane's"] },
  {
    name: "handle and hashtag",
    text: "@LarderLane #larderlane",
    company: "Larder Lane",
    found: ["@larderlane", "#larderlane"],
  },
  {
    name: "first word alone, with a capital",
    text: "Larder shut; the larder is full",
    company: "Larder Lane",
    found: ["larder"],
  },
  { name: "another word", text: "Кошка и Картошка", company: "Крошка", found: [] },
];

describe("maskNames", () => {
  it.each(rows)("finds the company: $name", ({ text, company, found }) => {
    const words = readWords(text, 1000);
    const masks = maskNames(words, company, null);
    expect(words.filter((_, at) => masks[at] === 1).map(({ form }) => form)).toEqual(found);
  });

  it("finds the executive by either name", () => {
    const words = readWords("Дёжкин ушёл. Аркадий вернулся. Дёжкину рады.", 1000);
    const masks = maskNames(words, null, "Аркадий Дёжкин");
    expect(words.filter((_, at) => masks[at] === 2).map(({ form }) => form)).toEqual([
      "дежкин",
      "аркадий",
      "дежкину",
    ]);
  });
});
