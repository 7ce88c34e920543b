import { expect, test } from "vitest";
import { draftOf } from "./draft-for-test.ts";
import { findConfidential, findTurned } from "./find-kept.ts";
import { findByManners } from "./find-manners.ts";

const checksOf = (draft: string, more: object = {}): string[] =>
  findByManners(draftOf(draft, more)).map(({ check }) => check);

test.each([
  ["Прежде чем возмущаться, откройте договор.", "rudeness"],
  ["Даже школьник разберётся с этой кнопкой.", "rudeness"],
  ["Any ten-year-old could figure that out.", "rudeness"],
  ["Instead of moaning, try reading the terms.", "rudeness"],
  ["Сбой устроил банк, все вопросы к ним.", "blame"],
  ["The haulier dropped it, so take it up with them.", "blame"],
  ["Наши насосы не ломаются вообще.", "absolute"],
  ["There is no risk whatsoever for our guests.", "absolute"],
  ["Завтра же вернём всем деньги.", "promise"],
  ["We'll refund every passenger by Friday.", "promise"],
  ["Дешёвые клиники экономят на стерильности.", "competitor"],
  ["Our rivals are dinosaurs.", "competitor"],
  ["Авария случилась из-за перепада температуры.", "unsupported_claim"],
  ["The dye is approved by doctors.", "unsupported_claim"],
])("%s is %s", (draft, check) => {
  expect(checksOf(draft)).toContain(check);
});

test.each([
  "Два часа ожидания с голодными детьми — понимаю вашу злость. Пришлите номер заказа, разберёмся.",
  "Срок сорван, и отвечаем за это мы: подрядчика выбирали сами.",
  "Никогда не называйте код из СМС, даже если звонящий представился нами.",
  "Планируем открыться в мае, если позволит погода.",
  "«Прежде чем писать, откройте договор» — так мы вам ответили, и это стыдно.",
  "Sorry about the wait. Which shop was it, and when?",
  "The date has slipped and that's on us: we picked the contractor.",
  "We can't speak for others; ask them.",
])("nothing in: %s", (draft) => {
  expect(checksOf(draft)).toEqual([]);
});

test("what a card carries may be said, a card on what is open carries nothing", () => {
  const settled = { facts: ["Возврат денег всем пассажирам придёт завтра."] };
  expect(checksOf("Завтра деньги вернём всем пассажирам.", settled)).toEqual([]);
  const open = { facts: ["Сведения о пострадавших уточняются."] };
  expect(checksOf("Пострадавших нет.", open)).toEqual(["unsupported_claim"]);
});

const said = (text: string): object => ({ statements: [{ text, at: null }] });

test.each([
  ["Сервис запустим в июне.", "Сервис запустим в марте."],
  ["Возврат товара — семь дней.", "Вернуть товар можно в течение тридцати дней."],
  ["We share data with advertisers.", "We don't share data with anybody."],
  ["Отдел закрываем, сорок человек уходят.", "Сокращений не будет."],
])("%s turns around: %s", (draft, statement) => {
  expect(findTurned(draftOf(draft, said(statement)))).toHaveLength(1);
});

test.each([
  ["Дворец откроем в мае, раньше крышу не закончить.", "Откроем дворец в мае."],
  ["Обещали в марте, но не вышло: запуск сервиса в июне.", "Сервис запустим в марте."],
  ["Завод работает, закрывать его не собираемся.", "Завод закрывать не планируем."],
])("%s keeps to: %s", (draft, statement) => {
  expect(findTurned(draftOf(draft, said(statement)))).toEqual([]);
});

test("a secret is told by its name, its number in words or most of its words", () => {
  const found = (draft: string, term: string): number =>
    findConfidential(draftOf(draft, { confidential: [term] })).length;
  expect(found("Кресло займёт Павел Строев.", "назначение Строева")).toBe(1);
  expect(found("Сокращаем триста двадцать ставок.", "сокращение 320 ставок")).toBe(1);
  expect(found("Отдали без малого 2,4 миллиарда.", "2,4 млрд")).toBe(1);
  expect(found("Назначение лекарств — дело врача.", "назначение Строева")).toBe(0);
});
