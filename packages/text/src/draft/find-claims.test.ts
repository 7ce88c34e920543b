import { describe, expect, test } from "vitest";
import { draftOf, quotesOf, type DraftRow } from "./draft-for-test.ts";
import { findHalfSupported, findPromises, findUnsupported } from "./find-claims.ts";

interface Row extends DraftRow {
  name: string;
  draft: string;
}

const claims: (Row & { found: string[] })[] = [
  {
    name: "a number without a card",
    draft: "We carried 48,000 parcels last week.",
    found: ["We carried 48,000 parcels last week."],
  },
  {
    name: "число без карточки",
    draft: "На линии 64 новых вагона.",
    found: ["На линии 64 новых вагона."],
  },
  {
    name: "another number than the card's",
    draft: "На линии 64 новых вагона.",
    facts: ["На линию вышли 46 новых вагонов."],
    found: ["На линии 64 новых вагона."],
  },
  {
    name: "a year is not rounded",
    draft: "We have run this line since 2019.",
    facts: ["The line has been run by us since 2021."],
    found: ["We have run this line since 2019."],
  },
  {
    name: "the card's number",
    draft: "На линии 46 вагонов.",
    facts: ["На линию вышли 46 вагонов."],
    found: [],
  },
  {
    name: "rounded",
    draft: "Some 850,000 of you pay by card.",
    facts: ["848,310 customers pay by card."],
    found: [],
  },
  {
    name: "a part for per cents",
    draft: "Every ninth parcel was late.",
    facts: ["11 % of parcels were late."],
    found: [],
  },
  {
    name: "an hour of the afternoon",
    draft: "Касса открыта до 9 вечера.",
    facts: ["Касса работает до 21:00."],
    found: [],
  },
  {
    name: "a difference",
    draft: "Это на 100 рублей больше.",
    facts: ["Тариф стоит 690 рублей вместо 590."],
    found: [],
  },
  {
    name: "what the mention says",
    draft: "40 minutes in the rain, I see.",
    mention: { text: "40 minutes in the rain!", minutesAgo: null },
    found: [],
  },
  { name: "own deeds", draft: "Я прочитал 300 ваших писем.", found: [] },
  { name: "a question", draft: "Was it 12 or 14 degrees?", found: [] },
  { name: "a request", draft: "Пришлите 2 фото бирки.", found: [] },
  { name: "a telephone number", draft: "Звоните: 8 800 555-01-02.", found: [] },
];

describe("findUnsupported", () => {
  test.each(claims)("$name", ({ draft, found, ...row }) => {
    const read = draftOf(draft, row);
    expect(quotesOf(read, findUnsupported(read))).toEqual(found);
  });
});

const promises: (Row & { isPromise: boolean })[] = [
  { name: "дата", draft: "Деньги вернём послезавтра.", isPromise: true },
  { name: "a word of honour", draft: "It won't happen again, I promise.", isPromise: true },
  { name: "a sum", draft: "You will receive 50 pounds by Friday.", isPromise: true },
  {
    name: "a card carries it",
    draft: "Деньги вернём до 5 мая.",
    facts: ["Деньги возвращаем покупателям до 5 мая."],
    isPromise: false,
  },
  { name: "hedged", draft: "Надеемся открыть двор к весне.", isPromise: false },
  { name: "an undated step of one's own", draft: "I'll pass it on to the workshop.", isPromise: false },
  { name: "вопрос", draft: "Вернём завтра?", isPromise: false },
];

describe("findPromises", () => {
  test.each(promises)("$name", ({ draft, isPromise, ...row }) => {
    expect(findPromises(draftOf(draft, row)).length > 0).toBe(isPromise);
  });
});

const revenue = ["Выручка за год выросла на 37 %.", "In 2025 we opened 12 shops in Tver."];
const halves: (Row & { found: string[] })[] = [
  {
    name: "a figure beside a carried one",
    draft: "Выручка за год выросла на 37 %, а прибыль удвоилась до 900 миллионов.",
    found: ["а прибыль удвоилась до 900 миллионов."],
  },
  {
    name: "a state without a figure",
    draft: "Выручка за год выросла на 37 %, а качество признано лучшим в стране.",
    found: ["а качество признано лучшим в стране."],
  },
  {
    name: "in English",
    draft: "In 2025 we opened 12 shops in Tver, and complaints fell by 40 %.",
    found: ["and complaints fell by 40 %."],
  },
  { name: "both halves are the card's", draft: "В 2025 выручка выросла, за год на 37 %.", found: [] },
  { name: "thanks beside it", draft: "Спасибо за вопрос: выручка за год выросла на 37 %.", found: [] },
  { name: "what is asked for", draft: "Выручка за год выросла на 37 %, пришлите нам ваш расчёт.", found: [] },
  {
    name: "what is looked into",
    draft: "Выручка за год выросла на 37 %, остальное уточним и вернёмся с ответом.",
    found: [],
  },
  { name: "nothing is carried: the other check's", draft: "Директор уволен, завод продан.", found: [] },
];

describe("findHalfSupported", () => {
  test.each(halves)("$name", ({ draft, found }) => {
    const read = draftOf(draft, { facts: revenue });
    expect(quotesOf(read, findHalfSupported(read))).toEqual(found);
  });
});
