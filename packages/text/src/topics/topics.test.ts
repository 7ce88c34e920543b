import { describe, expect, it } from "vitest";
import { chooseForm } from "./choose-form.ts";
import { findTopics } from "./find-topics.ts";
import { readPhrases } from "./read-phrases.ts";

function post(text: string, title: string | null = null) {
  return { title, text };
}

describe("readPhrases", () => {
  const rows: [name: string, text: string, phrases: string[]][] = [
    [
      "nouns with their neighbours",
      "Слепой тест пирога",
      ["слепой тест", "слепой тест пирога", "тест", "тест пирога", "пирога"],
    ],
    ["nothing across a comma", "пирог, чай", ["пирог", "чай"]],
    ["nothing across a sentence", "Пирог. Чай", ["пирог", "чай"]],
    ["no verb and nothing across one", "пирог понравился гостям", ["пирог", "гостям"]],
    ["no adjective alone", "горячий и вкусный", []],
    ["no word that stands everywhere", "Компания сегодня", []],
    ["no number", "12 пирогов в среду", ["пирогов"]],
    ["names as they are written", "Открыли в Томске", ["Томске"]],
  ];
  it.each(rows)("%s", (_name, text, expected) => {
    expect(readPhrases(post(text)).map(({ surface }) => surface)).toEqual(expected);
  });
});

describe("chooseForm", () => {
  const rows: [name: string, forms: Record<string, number>, expected: string][] = [
    ["the nominative of a masculine noun", { пирога: 5, пирогом: 2, пирог: 1 }, "пирог"],
    ["the nominative of a feminine noun", { витрину: 4, витрине: 2, витрина: 1 }, "витрина"],
    ["a phrase by its first word", { "горячей линии": 5, "горячая линия": 1 }, "горячая линия"],
    ["an English word by how often", { pies: 2, pie: 3 }, "pie"],
    ["what there is, if nobody wrote a nominative", { больнице: 3, больницу: 1 }, "больнице"],
    ["nothing of nothing", {}, ""],
  ];
  it.each(rows)("%s", (_name, forms, expected) => {
    expect(chooseForm(new Map(Object.entries(forms)))).toBe(expected);
  });
});

describe("findTopics", () => {
  const strike = [
    "Профсоюз объявил забастовку на складе",
    "Забастовка на складе продолжается",
    "Кто начал: забастовка, склад закрыт",
  ];
  const menu = ["В меню вернулся щавелевый суп", "Щавелевый суп отличный", "А щавелевый суп детям дают"];
  const all = [...strike, ...menu].map((text) => post(text));

  it("gathers phrases of the same posts under the most telling one", () => {
    const topics = findTopics(all, { names: [], max: 2 });
    expect(topics.map(({ label, posts }) => [label, posts])).toEqual([
      ["щавелевый суп", [3, 4, 5]],
      ["забастовка", [0, 1, 2]],
    ]);
  });

  it("names nothing that everybody here is called", () => {
    const named = all.map(({ text }) => post(`Колос: ${text}`));
    expect(findTopics(named, { names: ["Колос"], max: 9 }).map(({ label }) => label)).not.toContain("Колос");
  });

  it("makes less of what was written before", () => {
    const before = Array.from({ length: 40 }, () => post("Щавелевый суп"));
    expect(findTopics(all, { names: [], before, max: 1 })[0]?.label).toBe("забастовка");
  });

  it("of nothing finds nothing", () => {
    expect(findTopics([], { names: [], max: 5 })).toEqual([]);
    expect(findTopics([post(""), post("👍")], { names: [], max: 5 })).toEqual([]);
  });
});
