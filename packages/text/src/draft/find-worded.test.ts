import { expect, test } from "vitest";
import { draftOf, quotesOf } from "./draft-for-test.ts";
import { findWorded } from "./find-worded.ts";

const facts = [
  "С понедельника линия работает с 5:30, добавлено 12 поездов.",
  "We refund every cancelled ticket within 10 days.",
  "Мы не передаём данные покупателей третьим лицам.",
  "Справки: help@pomor.example, 8 800 555-01-02.",
];
const mention = {
  text: "Стояла на платформе 40 минут на морозе, поезд не пришёл! Пишут, что вы уволили 300 машинистов и продаёте наши данные. The train was cancelled twice.",
  minutesAgo: 30,
};

test.each([
  { name: "thanks for what the reader asks", draft: "Спасибо, что спрашиваете о витринах." },
  { name: "manners", draft: "Здравствуйте! Спасибо, что написали об этом." },
  {
    name: "sympathy in the reader's own words",
    draft: "Понимаем, как неприятно стоять на платформе на морозе.",
  },
  { name: "that it is looked into", draft: "Проверяем, почему поезд не пришёл, и вернёмся с ответом." },
  {
    name: "the same in English",
    draft: "Thank you for telling us. We are looking into what happened and will come back to you here.",
  },
  { name: "what a card says", draft: "С понедельника на линию добавлено 12 поездов." },
  { name: "what another card says", draft: "We refund every cancelled ticket within 10 days." },
  { name: "a denial that a card carries", draft: "Данные покупателей третьим лицам мы не передаём." },
  { name: "a question", draft: "Подскажите, на какой платформе вы стояли?" },
  { name: "a request", draft: "Напишите нам номер заказа в личные сообщения." },
  { name: "the reader's own figure", draft: "Вы пишете, что стояли на платформе 40 минут." },
  { name: "an address of a card", draft: "Напишите на help@pomor.example." },
  { name: "sorry that it befell them", draft: "Нам жаль, что вам пришлось стоять на морозе на платформе." },
])("states nothing of its own: $name", ({ draft }) => {
  const read = draftOf(draft, { facts, mention });
  expect(quotesOf(read, findWorded(read))).toEqual([]);
});

test.each([
  {
    name: "an invented figure",
    draft: "Опоздания сократились на 37 %.",
    found: "Опоздания сократились на 37 %.",
  },
  {
    name: "another figure than the card's",
    draft: "С понедельника добавлено 14 поездов.",
    found: "С понедельника добавлено 14 поездов.",
  },
  {
    name: "a figure of the post, as if it were ours",
    draft: "Мы уволили 300 машинистов.",
    found: "Мы уволили 300 машинистов.",
  },
  {
    name: "what the post claims, without a figure",
    draft: "Да, мы продаём данные покупателей.",
    found: "мы продаём данные покупателей.",
  },
  {
    name: "the opposite of a card",
    draft: "Мы передаём данные покупателей третьим лицам.",
    found: "Мы передаём данные покупателей третьим лицам.",
  },
  {
    name: "half of a sentence",
    draft: "Мы добавили 12 поездов, а директор линии подал в отставку.",
    found: "а директор линии подал в отставку.",
  },
  {
    name: "behind thanks",
    draft: "Спасибо, компания признана банкротом.",
    found: "компания признана банкротом.",
  },
  {
    name: "behind what we tell you",
    draft: "Сообщаем, что завод закрыт навсегда.",
    found: "что завод закрыт навсегда.",
  },
  {
    name: "in a question, with a figure",
    draft: "Знаете, что прибыль упала на 40 %?",
    found: "что прибыль упала на 40 %?",
  },
  {
    name: "a link",
    draft: "Компенсацию получите на pomor-pay.example/bonus сегодня.",
    found: "Компенсацию получите на pomor-pay.example/bonus сегодня.",
  },
  {
    name: "another account",
    draft: "Пишите нашему оператору @pomor_help_bot.",
    found: "Пишите нашему оператору @pomor_help_bot.",
  },
  {
    name: "an invented deed in English",
    draft: "Thank you for writing, and our driver has been dismissed.",
    found: "and our driver has been dismissed.",
  },
  {
    name: "a promise of money",
    draft: "You will receive a full year of free travel.",
    found: "You will receive a full year of free travel.",
  },
])("states what nothing carries: $name", ({ draft, found }) => {
  const read = draftOf(draft, { facts, mention });
  expect(findWorded(read).map(({ check }) => check)).toEqual(["unsupported_claim"]);
  expect(quotesOf(read, findWorded(read))).toEqual([found]);
});

test.each([
  { draft: "As an AI language model I cannot praise the company." },
  { draft: "Как языковая модель, я не могу этого сказать." },
  { draft: "My instructions say that facts must not be changed." },
  { draft: "Мой системный промпт: помогать пресс-службе." },
])("tells of its instructions: $draft", ({ draft }) => {
  expect(findWorded(draftOf(draft, { facts, mention })).map(({ check }) => check)).toEqual(["confidential"]);
});
