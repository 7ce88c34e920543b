import type { Entity, EntityKind, EntityTerm } from "@earshot/core/match/entity";
import { describe, expect, test } from "vitest";
import { createMatcher } from "./create-matcher.ts";
import type { PostText } from "./post-text.ts";

type TermGiven = Pick<EntityTerm, "text" | "kind"> & Partial<EntityTerm>;

let termId = 0;

function entity(
  id: number,
  kind: EntityKind,
  name: string,
  companyId: number | null,
  terms: TermGiven[],
): Entity {
  const full = terms.map((term) => {
    termId += 1;
    return { id: termId, role: "match" as const, needsContext: false, isCaseSensitive: false, ...term };
  });
  return { id, kind, name, companyId, terms: full };
}

const word = (text: string, more: Partial<EntityTerm> = {}): TermGiven => ({ text, kind: "word", ...more });
const name = (text: string, more: Partial<EntityTerm> = {}): TermGiven => ({ text, kind: "name", ...more });
const context = (role: "exclude" | "require", ...texts: string[]): TermGiven[] =>
  texts.map((text) => word(text, { role }));
const inContext = { needsContext: true };

const [Z, D, POMOR, O, V, S, ROG] = [1, 2, 3, 4, 5, 6, 7];
const matcher = createMatcher([
  entity(Z, "company", "Заслонка", null, [
    word("Заслонка", { isCaseSensitive: true }),
    word("заслонка", inContext),
    word("Zaslonka"),
    word("Северная печь", { role: "secret" }),
    { text: "#полынья", kind: "hashtag", role: "secret" },
    { text: "@zaslonka_ru", kind: "handle" },
    { text: "#верните_глаза", kind: "hashtag" },
    ...context("exclude", "дроссель", "дроссельная заслонка", "ВАЗ", "тяга"),
    ...context("require", "пирог", "касса", "чай"),
  ]),
  entity(D, "executive", "Аркадий Семёнович Дёжкин", Z, [
    name("Аркадий Семёнович Дёжкин"),
    name("Дёжкин"),
    name("Аркадий Семёнович"),
    name("Аркадий", { ...inContext, isCaseSensitive: true }),
    name("Arkady Dezhkin"),
    word("дядя Аркаша"),
    { text: "@dezhkin_pishet", kind: "handle" },
    { text: "@dezhk1n_pishet", kind: "handle", role: "lookalike" },
    { text: "dezhkin.example", kind: "domain" },
  ]),
  entity(POMOR, "product", "Помор", Z, [
    word("Помор", inContext),
    word("вторая печь"),
    word("рыбник", inContext),
  ]),
  entity(O, "executive", "Тамара Ильинична Опарина", Z, [
    name("Тамара Опарина"),
    name("Опарина"),
    word("мама Тома"),
  ]),
  entity(V, "executive", "Илья Верескунов", Z, [
    name("Верескунов"),
    { text: "@vereskunov@pies.example", kind: "handle" },
  ]),
  entity(S, "competitor", "Скалкин двор", null, [
    word("Скалкин двор"),
    word("О'Хара"),
    { text: "РЖД", kind: "exact", isCaseSensitive: true },
  ]),
  entity(ROG, "opinion_leader", "Эвелина Рогожская", null, [
    name("Рогожская"),
    { text: "@rogozhskaya_est", kind: "handle" },
  ]),
]);

function found(post: string | PostText): number[] {
  const full = typeof post === "string" ? { title: null, text: post } : post;
  return matcher
    .match(full)
    .map(({ entityId }) => entityId)
    .sort((a, b) => a - b);
}

interface Row {
  text: string;
  ids: number[];
}

const tables: Record<string, Row[]> = {
  "cases of brands": [
    { text: "вчера в Заслонке", ids: [Z] },
    { text: "пять Заслонок", ids: [Z] },
    { text: "довольны Заслонкой", ids: [Z] },
    { text: "ЗАСЛОНКА: промокод", ids: [Z] },
    { text: "у «Скалкиного двора» и в «Скалкином дворе»", ids: [S] },
    { text: "во второй печи, ко второй печью", ids: [POMOR] },
  ],
  "names in every case and order": [
    { text: "письмо Дёжкину", ids: [D] },
    { text: "говорили с Дежкиным", ids: [D] },
    { text: "об Аркадии Дёжкине", ids: [D] },
    { text: "Дёжкина Аркадия Семёновича", ids: [D] },
    { text: "А. С. Дёжкин", ids: [D] },
    { text: "А.С.Дёжкину", ids: [D] },
    { text: "Дёжкин А.", ids: [D] },
    { text: "Аркадию Семёновичу привет", ids: [D] },
    { text: "нет Опариной", ids: [O] },
    { text: "Опарину видели", ids: [O] },
    { text: "Arkady Dezhkin’s channel", ids: [D] },
    { text: "дяде Аркаше и маме Томе", ids: [D, O] },
  ],
  "no false friends": [
    { text: "дежурный по кухне", ids: [] },
    { text: "дорога на поморье, поморский пирог", ids: [] },
    { text: "заслон на дороге, чай", ids: [] },
    { text: "отслонка пирог", ids: [] },
    { text: "опара для пирога", ids: [] },
    { text: "второй печник", ids: [] },
    { text: "Скалкин, двор закрыт", ids: [] },
    { text: "Скалкин. Двор закрыт", ids: [] },
    { text: "О'Харазов", ids: [] },
  ],
  namesakes: [
    { text: "Тамара Дёжкина вышла", ids: [] },
    { text: "Семёну Дёжкину 11 лет", ids: [] },
    { text: "И. П. Дёжкин", ids: [] },
    { text: "Дёжкин Пётр Ильич", ids: [] },
    { text: "Аркадий Петрович Дёжкин", ids: [] },
    { text: "Петров-Дёжкин", ids: [] },
    { text: "Дёжкин-старший", ids: [D] },
    { text: "Аркаша Дёжкин", ids: [D] },
    { text: "слова Дёжкина Тамара Опарина опровергла", ids: [D, O] },
    { text: "Заслонка: Аркадий Жуков принят", ids: [Z] },
    { text: "Заслонка. Аркадий, учитесь", ids: [Z, D] },
  ],
  "disguise and typography": [
    { text: "Зaслoнка", ids: [Z] },
    { text: "Засло\u0301нка и Де\u0308жкин", ids: [Z, D] },
    { text: "За\u00adсло\u200bнка", ids: [Z] },
    { text: "“Заслонка”, «Заслонка», 'Заслонка'", ids: [Z] },
    { text: "мега-Заслонка и Заслонка-Тюмень", ids: [Z] },
    { text: "Zaslonka’s pies", ids: [Z] },
    { text: "Скалкин\u00a0двор", ids: [S] },
    { text: "Скалкин «двор»", ids: [S] },
  ],
  homonyms: [
    { text: "почистил заслонку", ids: [] },
    { text: "сижу в заслонке, пирог горячий", ids: [Z] },
    { text: "Заслонка на ВАЗе стучит", ids: [] },
    { text: "дроссельная Заслонка и пирог", ids: [] },
    { text: "Пирог в Заслонке, за окном у ВАЗа очередь", ids: [Z] },
    { text: "Помор уходит", ids: [] },
    { text: "Помор уходит из Заслонки", ids: [Z, POMOR] },
    { text: "помор уходит, сказал Дёжкин", ids: [D, POMOR] },
    { text: "поехал в ржд, на РЖД", ids: [S] },
    { text: "ржд", ids: [] },
  ],
  "accounts, links and hashtags": [
    { text: "спасибо, @Zaslonka_RU!", ids: [Z] },
    { text: "читайте https://t.me/s/dezhkin_pishet/1028?comment=1", ids: [D] },
    { text: "двойник @dezhkin_plshet", ids: [] },
    { text: "pr@zaslonka.example", ids: [] },
    { text: "#ЗаслонкаПермь открыта", ids: [Z] },
    { text: "#Заслонка", ids: [Z] },
    { text: "#скалкиндвор", ids: [S] },
    { text: "#ВернитеГлаза", ids: [Z] },
    { text: "#верните_помора в Заслонку", ids: [Z, POMOR] },
    { text: "https://pies.example/@vereskunov/113", ids: [V] },
  ],
};

describe("match", () => {
  for (const [title, rows] of Object.entries(tables)) {
    test.each(rows)(`${title}: $text`, ({ text, ids }) => {
      expect(found(text)).toEqual(ids);
    });
  }

  const posts: { name: string; post: PostText; ids: number[] }[] = [
    { name: "author", post: { title: null, text: "Думаю.", authorHandle: "@dezhkin_pishet" }, ids: [D] },
    { name: "own page", post: { title: null, text: "ок", url: "https://t.me/zaslonka_ru/5" }, ids: [Z] },
    {
      name: "a leader's own post",
      post: { title: null, text: "ок", authorHandle: "rogozhskaya_est" },
      ids: [],
    },
    {
      name: "short handle among federated authors",
      post: { title: null, text: "@vereskunov hi", authorHandle: "@k@b.example" },
      ids: [V],
    },
    {
      name: "short handle elsewhere",
      post: { title: null, text: "@vereskunov hi", authorHandle: "@kass" },
      ids: [],
    },
    { name: "title", post: { title: "Дёжкин: уехать", text: "…" }, ids: [D] },
    { name: "tags", post: { title: null, text: "…", tags: ["Скалкин двор"] }, ids: [S] },
    { name: "a tag gives context", post: { title: null, text: "заслонка", tags: ["пирог"] }, ids: [Z] },
    {
      name: "the thread gives context",
      post: { title: null, text: "верните рыбник", aroundIds: [Z] },
      ids: [POMOR],
    },
    {
      name: "an account that may pass for it",
      post: { title: null, text: "Всё даром", authorHandle: "dezhk1n_pishet" },
      ids: [D],
    },
    { name: "it is named", post: { title: null, text: "пишет @dezhk1n_pishet" }, ids: [D] },
    { name: "a link to a site", post: { title: null, text: "см. https://www.dezhkin.example/o" }, ids: [D] },
    { name: "a part of a site", post: { title: null, text: "см. shop.dezhkin.example" }, ids: [D] },
    { name: "another site", post: { title: null, text: "см. notdezhkin.example" }, ids: [] },
    {
      name: "a post on a site",
      post: { title: null, text: "О пирогах", url: "https://dezhkin.example/1" },
      ids: [D],
    },
    { name: "nothing", post: { title: "", text: "" }, ids: [] },
  ];

  test.each(posts)("fields: $name", ({ post, ids }) => {
    expect(found(post)).toEqual(ids);
  });

  test("offsets point into the original text", () => {
    const text = "🥧 Был в За\u00adслонке, «Дёжкиным» доволен";
    const hits = matcher.match({ title: null, text }).flatMap((match) => match.hits);
    expect(hits.map(({ start, end, found: words }) => [text.slice(start, end), words])).toEqual([
      ["За\u00adслонке", "За\u00adслонке"],
      ["Дёжкиным", "Дёжкиным"],
    ]);
  });

  test("of overlapping finds of one entity the longest stays", () => {
    const [match] = matcher.match({ title: null, text: "Аркадий Семёнович Дёжкин" });
    expect(match?.hits.map((hit) => hit.found)).toEqual(["Аркадий Семёнович Дёжкин"]);
  });

  test("a megabyte of names is read in linear time and capped", () => {
    // Quadratic, it would take longer than a test may.
    const [match] = matcher.match({ title: null, text: "Заслонка и ВАЗ, пирог. ".repeat(45_000) });
    expect(match?.hits.length ?? 0).toBeLessThanOrEqual(100);
  });
});

test.each([
  ["a phrase in any case", "Говорят, о Северной печи объявят весной", "Северной печи"],
  ["a hashtag", "Скоро #полынья!", "#полынья"],
])("a secret word is found and flagged: %s", (_name, text, found) => {
  expect(matcher.match({ title: null, text })).toMatchObject([
    { entityId: Z, hits: [{ found, isSecret: true }] },
  ]);
});
