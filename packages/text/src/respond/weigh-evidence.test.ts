import { expect, test } from "vitest";
import { sumEvidence, weighFacts } from "./weigh-evidence.ts";

test.each([
  [
    "a denial of the claim",
    "Говорят, пекарню на Лесной закрывают",
    "Пекарня на Лесной не закрывается.",
    "refutes",
  ],
  ["the opposite state", "Правда, что музей закрыли?", "Музей открыт ежедневно с десяти.", "refutes"],
  [
    "another count of the same thing",
    "They fired 40 engineers last week",
    "Four engineers were let go in November.",
    "refutes",
  ],
  [
    "the same said again",
    "С марта поднимают тариф на воду",
    "С 1 марта тариф на воду повышается.",
    "supports",
  ],
  [
    "a fault that the card admits",
    "Списали деньги за поездку, которой не было",
    "Деньги за поездку списаны ошибочно и возвращены.",
    "supports",
  ],
  ["another matter", "Суп в столовой холодный", "Парковка у вокзала открыта круглосуточно.", "none"],
  ["only the name of the company in common", "Маяк опять подвёл", "Маяк основан в 1998 году.", "none"],
])("%s", (_, post, fact, evidence) => {
  expect(sumEvidence(weighFacts(post, [{ id: "f", text: fact }], ["Маяк"]))).toBe(evidence);
});

test("the nearest card comes first", () => {
  const facts = [
    { id: "far", text: "Парковка у вокзала платная." },
    { id: "near", text: "Пекарня на Лесной работает до девяти." },
  ];
  expect(weighFacts("До скольки пекарня на Лесной?", facts, []).map(({ fact }) => fact.id)).toEqual([
    "near",
    "far",
  ]);
});
