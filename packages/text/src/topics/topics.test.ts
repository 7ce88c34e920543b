import { describe, expect, it } from "vitest";
import { agreeAdjective, baseOfNoun } from "./base-form.ts";
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
    ["names like other words", "Открыли в Томске", ["томске"]],
  ];
  it.each(rows)("%s", (_name, text, expected) => {
    expect(readPhrases(post(text)).map(({ surface }) => surface.join(" "))).toEqual(expected);
  });
});

describe("baseOfNoun", () => {
  const none = { m: 0, f: 0, n: 0 };
  const rows: [
    name: string,
    forms: Record<string, number>,
    expected: string,
    signs?: Partial<typeof none>,
  ][] = [
    ["the nominative of a masculine noun", { пирога: 5, пирогом: 2, пирог: 1 }, "пирог"],
    ["the nominative of a feminine noun", { витрину: 4, витрине: 2, витрина: 1 }, "витрина"],
    ["a bare genitive plural is no masculine", { витрин: 3, витрина: 9, витрины: 6, витрине: 5 }, "витрина"],
    ["a name that is mostly said where something is", { Перми: 22, Пермь: 15 }, "Пермь"],
    ["what nobody wrote, where an ending tells it", { таблицей: 3, таблицу: 2 }, "таблица"],
    ["what nobody wrote, where an adjective tells it", { гастронома: 3 }, "гастроном", { m: 3 }],
    ["what nobody wrote, and nothing tells", { сегменту: 2 }, "сегменту"],
    ["a plural of either gender", { пунктам: 2, пунктах: 1 }, "пункты"],
    ["a word that has no cases", { кафе: 9 }, "кафе"],
    ["an English word by how often", { pies: 2, pie: 3 }, "pie"],
    ["nothing of nothing", {}, ""],
  ];
  it.each(rows)("%s", (_name, forms, expected, signs = {}) => {
    const counts = new Map(Object.entries(forms).map(([form, count]) => [form.toLowerCase(), count]));
    expect(baseOfNoun(counts, { ...none, ...signs })).toBe(expected.toLowerCase());
  });
});

describe("agreeAdjective", () => {
  it.each([
    ["слепого", "m", [], "слепый"],
    ["пермского", "n", [], "пермское"],
    ["камском", "m", [], "камский"],
    ["горячей", "f", [], "горячая"],
    ["большом", "m", ["большой"], "большой"],
    ["синего", "f", [], "синяя"],
    ["последним", "m", ["последний"], "последний"],
  ] as const)("%s with a noun of gender %s", (form, gender, written, expected) => {
    expect(agreeAdjective(form, gender, written)).toBe(expected);
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

  it("shows nouns in the nominative, adjectives agreed, names with their capital", () => {
    const told = [
      "Жалуются на горячую линию в Томске",
      "На горячей линии молчат, Томск ждёт",
      "Горячей линией недовольны, пишут из Томска",
    ];
    const [topic] = findTopics(
      [...told, ...menu].map((text) => post(text)),
      { names: [], max: 2 },
    );
    expect([topic?.label, topic?.phrases]).toEqual(["горячая линия", ["Томск"]]);
  });

  it("keeps the capitals of an abbreviation", () => {
    const told = ["Сидим в JLT", "Пирог из JLT", "Кафе JLT полно"].map((text) => post(text));
    expect(findTopics([...told, ...all], { names: [], max: 5 }).map(({ label }) => label)).toContain("JLT");
  });

  it("leaves out what stands in the posts of every day", () => {
    const days = [1, 2, 3, 4, 5, 6, 7];
    const posts = days.flatMap((day) =>
      all.map(({ text }, at) => ({
        ...post(`Пекарня. ${at === day - 1 ? `${text} в пекарне` : "Пекарня"}`),
        day,
      })),
    );
    expect(findTopics(posts, { names: [], max: 5 }).map(({ label }) => label)).not.toContain("пекарня");
  });

  it("of nothing finds nothing", () => {
    expect(findTopics([], { names: [], max: 5 })).toEqual([]);
    expect(findTopics([post(""), post("👍")], { names: [], max: 5 })).toEqual([]);
  });
});
