import { describe, expect, it } from "vitest";
import { readText } from "./read-post.ts";
import { readVerdict, weighVerdict } from "./read-verdict.ts";

const rows: { text: string; sentiment: string | null }[] = [
  { text: "Заслонка мне не понравилась, больше не приду.", sentiment: "negative" },
  { text: "I would NOT recommend it, stay away from them", sentiment: "negative" },
  { text: "Заслонка 😡😡🤮", sentiment: "negative" },
  { text: "Заслонка 😡😡 а пирог 😍", sentiment: null },
  { text: "Boycott Zaslonka! Sign the petition.", sentiment: "negative" },
  { text: "Очень понравилось, обязательно вернёмся", sentiment: "positive" },
  { text: "Не очень понравилось", sentiment: null },
  { text: "Zaslonka is not bad at all", sentiment: "positive" },
  { text: "Пирог очень понравился, но зал не понравился", sentiment: null },
  { text: "We are hiring a cook, great team!", sentiment: "neutral" },
  { text: "", sentiment: null },
];

describe("a verdict in so many words", () => {
  it.each(rows)("of $text is $sentiment", ({ text, sentiment }) => {
    expect(readVerdict(readText(text, null, null))?.sentiment ?? null).toBe(sentiment);
  });

  it("takes its share, and the rest still sums to 1", () => {
    expect(weighVerdict([0.2, 0.6, 0.2], { sentiment: "negative", share: 0.5 })).toEqual([0.6, 0.3, 0.1]);
    expect(weighVerdict([0.2, 0.6, 0.2], null)).toEqual([0.2, 0.6, 0.2]);
  });
});
