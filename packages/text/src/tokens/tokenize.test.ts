import { describe, expect, test } from "vitest";
import { tokenize } from "./tokenize.ts";

const rows: { name: string; text: string; tokens: [kind: string, found: string, norm: string][] }[] = [
  {
    name: "words and quotes",
    text: "«Заслонка» — это",
    tokens: [
      ["word", "Заслонка", "заслонка"],
      ["word", "это", "это"],
    ],
  },
  {
    name: "hyphen joins, dash parts",
    text: "вице-президент–Дёжкин",
    tokens: [
      ["word", "вице-президент", "вице-президент"],
      ["word", "Дёжкин", "дежкин"],
    ],
  },
  { name: "non-breaking hyphen", text: "чай\u2011пирог", tokens: [["word", "чай\u2011пирог", "чай-пирог"]] },
  {
    name: "apostrophe",
    text: "Zaslonka’s pie",
    tokens: [
      ["word", "Zaslonka’s", "zaslonka's"],
      ["word", "pie", "pie"],
    ],
  },
  { name: "Latin letters in a Cyrillic word", text: "Зaслoнка", tokens: [["word", "Зaслoнка", "заслонка"]] },
  { name: "Cyrillic letters in a Latin word", text: "Zаslоnkа", tokens: [["word", "Zаslоnkа", "zaslonka"]] },
  { name: "a mixed word that is no disguise", text: "IT-отдел", tokens: [["word", "IT-отдел", "it-отдел"]] },
  { name: "stress mark", text: "Засло́нка.", tokens: [["word", "Засло́нка", "заслонка"]] },
  {
    name: "decomposed й and ё",
    text: "Чаи\u0306 Де\u0308жкин",
    tokens: [
      ["word", "Чаи\u0306", "чай"],
      ["word", "Де\u0308жкин", "дежкин"],
    ],
  },
  {
    name: "soft hyphen and zero-width space",
    text: "За\u00adсло\u200bнка",
    tokens: [["word", "За\u00adсло\u200bнка", "заслонка"]],
  },
  { name: "zero for о", text: "Засл0нка", tokens: [["word", "Засл0нка", "заслонка"]] },
  {
    name: "handles",
    text: "@Zaslonka_ru, @u@pies.example!",
    tokens: [
      ["handle", "@Zaslonka_ru", "zaslonka_ru"],
      ["handle", "@u@pies.example", "u@pies.example"],
    ],
  },
  {
    name: "e-mail is no handle",
    text: "pr.team@zaslonka.example",
    tokens: [["email", "pr.team@zaslonka.example", "pr.team@zaslonka.example"]],
  },
  {
    name: "hashtag",
    text: "#ВернитеПомора #1",
    tokens: [
      ["hashtag", "#ВернитеПомора", "вернитепомора"],
      ["number", "1", "1"],
    ],
  },
  {
    name: "addresses",
    text: "(https://t.me/x/1), vk.com/dezhkin_as.",
    tokens: [
      ["url", "https://t.me/x/1", "https://t.me/x/1"],
      ["url", "vk.com/dezhkin_as", "vk.com/dezhkin_as"],
    ],
  },
  {
    name: "missing space is no address",
    text: "end.Me too",
    tokens: [
      ["word", "end", "end"],
      ["word", "Me", "me"],
      ["word", "too", "too"],
    ],
  },
  {
    name: "numbers",
    text: "8,4 млрд, 24-часовой",
    tokens: [
      ["number", "8,4", "8,4"],
      ["word", "млрд", "млрд"],
      ["word", "24-часовой", "24-часовой"],
    ],
  },
  {
    name: "emoji",
    text: "ура 👍🏽👨‍👩‍👧❤️",
    tokens: [
      ["word", "ура", "ура"],
      ["emoji", "👍🏽", "👍"],
      ["emoji", "👨‍👩‍👧", "👨‍👩‍👧"],
      ["emoji", "❤️", "❤"],
    ],
  },
  {
    name: "lone surrogates",
    text: "a\ud83d b\udc4d c",
    tokens: [
      ["word", "a", "a"],
      ["word", "b", "b"],
      ["word", "c", "c"],
    ],
  },
  {
    name: "letters outside the basic plane",
    text: "𝐙𝐚 да",
    tokens: [
      ["word", "𝐙𝐚", "za"],
      ["word", "да", "да"],
    ],
  },
  {
    name: "a letter that grows in lower case",
    text: "İzmir Дёжкин",
    tokens: [
      ["word", "İzmir", "izmir"],
      ["word", "Дёжкин", "дежкин"],
    ],
  },
];

describe("tokenize", () => {
  test.each(rows)("$name", ({ text, tokens }) => {
    expect(tokenize(text).map(({ kind, start, end, norm }) => [kind, text.slice(start, end), norm])).toEqual(
      tokens,
    );
  });

  const sentences: { name: string; text: string; numbers: number[] }[] = [
    { name: "full stop", text: "Да. Нет", numbers: [0, 1] },
    { name: "initials", text: "А. С. Дёжкин ушёл. Всё", numbers: [0, 0, 0, 0, 1] },
    { name: "abbreviation", text: "на ул. Ленина", numbers: [0, 0, 0] },
    { name: "lower case goes on", text: "да... нет", numbers: [0, 0] },
    { name: "new line", text: "Заголовок\nтекст", numbers: [0, 1] },
    { name: "decimal point", text: "1.5 пирога", numbers: [0, 0] },
  ];

  test.each(sentences)("sentences: $name", ({ text, numbers }) => {
    expect(tokenize(text).map(({ sentence }) => sentence)).toEqual(numbers);
  });

  const hostile: { name: string; text: string }[] = [
    { name: "words", text: "Заслонка ".repeat(55_000) },
    { name: "one word", text: "ё".repeat(250_000) },
    { name: "dots", text: "a.".repeat(250_000) },
    { name: "at signs", text: "a@".repeat(250_000) },
    { name: "zero-width joiners", text: "👨\u200d".repeat(160_000) },
    { name: "invisible", text: "\u200b".repeat(250_000) },
    { name: "lone surrogates", text: "\ud83d".repeat(250_000) },
    { name: "combining marks", text: `e${"\u0301".repeat(500_000)}` },
    { name: "hyphens", text: "а-".repeat(250_000) },
  ];

  test.each(hostile)("half a megabyte of $name is read in linear time", ({ text }) => {
    // Quadratic, it would take longer than a test may.
    expect(tokenize(text).at(-1)?.end ?? 0).toBeLessThanOrEqual(text.length);
  });
});
