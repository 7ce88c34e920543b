import { describe, expect, it } from "vitest";
import { markSignals } from "./mark-signals.ts";
import { readWords } from "./read-words.ts";

const rows = [
  { name: "boycott", text: "Бойкот! Не покупайте у них", signal: "call_to_action", words: "Бойкот" },
  {
    name: "petition",
    text: "please sign the petition",
    signal: "call_to_action",
    words: "sign the petition",
  },
  { name: "court", text: "We will see you in court", signal: "legal", words: "court" },
  { name: "threat", text: "we will find you", signal: "threat", words: "find you" },
  { name: "swearing", text: "what the fuck", signal: "profanity", words: "fuck" },
  { name: "question", text: "Когда откроете?", signal: "question", words: "?" },
  {
    name: "question without its mark",
    text: "Привет. Подскажите, до скольки вы",
    signal: "question",
    words: "Подскажите",
  },
  {
    name: "the same in English",
    text: "does anyone know if they deliver",
    signal: "question",
    words: "does anyone",
  },
  { name: "vacancy", text: "Вакансия: пекарь, зарплата 70 000", signal: "vacancy", words: "Вакансия" },
];

describe("markSignals", () => {
  it.each(rows)("$name", ({ text, signal, words }) => {
    const found = markSignals(readWords(text, 1000), 0).find(({ name }) => name === signal);
    expect(found?.spans.map(({ start, end }) => text.slice(start, end))).toContain(words);
  });

  it("finds nothing in a calm sentence", () => {
    expect(markSignals(readWords("Сели у окна, пили чай", 1000), 0)).toEqual([]);
  });
});
