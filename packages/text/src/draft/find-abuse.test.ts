import { expect, test } from "vitest";
import { draftOf, quotesOf } from "./draft-for-test.ts";
import { findAbuse } from "./find-abuse.ts";

test.each([
  ["Вы полный идиот и хам, идите вон.", ["Вы полный идиот и хам, идите вон."]],
  ["Спасибо. Только дураки так пишут.", ["Только дураки так пишут."]],
  ["Вы, как всегда, врёте.", ["Вы, как всегда, врёте."]],
  ["You are an idiot. We did all we could.", ["You are an idiot."]],
  ["Вы написали: «Они там идиоты», и мы это заслужили.", []],
  ["Я дурак: проспал открытие.", []],
  ["Хамство кассира недопустимо, простите.", []],
])("insults in %s", (text, wanted) => {
  const draft = draftOf(text);
  expect(quotesOf(draft, findAbuse(draft))).toEqual(wanted);
});
