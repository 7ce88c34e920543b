import { describe, expect, test } from "vitest";
import { draftOf, type DraftRow } from "./draft-for-test.ts";
import { findAbsolutes, findBlaming, findCorporate, findRudeness, type FoundPlace } from "./find-wording.ts";
import type { ReadDraft } from "./read-draft.ts";

interface Row extends DraftRow {
  name: string;
  draft: string;
  isFound: boolean;
}

function table(find: (draft: ReadDraft) => FoundPlace[], rows: readonly Row[]): void {
  test.each(rows)("$name", ({ draft, isFound, ...row }) => {
    expect(find(draftOf(draft, row)).length > 0).toBe(isFound);
  });
}

describe("findRudeness", () =>
  table(
    (draft) => findRudeness(draft, () => 0),
    [
      { name: "belittling", draft: "Научитесь сначала читать договор.", isFound: true },
      { name: "a brush-off", draft: "Don't like it? Shop elsewhere, we won't miss you.", isFound: true },
      { name: "a threat", draft: "Ещё раз напишете — пеняйте на себя.", isFound: true },
      {
        name: "quoted",
        draft: "«Не нравится — идите к другим» у нас больше никто не скажет.",
        isFound: false,
      },
      { name: "irony about oneself", draft: "I designed that menu, and I get lost in it.", isFound: false },
      { name: "сочувствие", draft: "Обидно, и обида справедливая.", isFound: false },
    ],
  ));

describe("findBlaming", () =>
  table(findBlaming, [
    { name: "the customer", draft: "Вы сами виноваты: надо было читать условия.", isFound: true },
    { name: "a contractor", draft: "The contractor messed it up, blame them.", isFound: true },
    { name: "own fault", draft: "Подрядчика выбирали мы, и отвечаем мы.", isFound: false },
    { name: "mine", draft: "It's my mistake, not the driver's.", isFound: false },
  ]));

describe("findAbsolutes", () =>
  table(findAbsolutes, [
    { name: "никогда", draft: "Наши котлы никогда не ломаются.", isFound: true },
    { name: "100 %", draft: "Our boilers are 100% safe.", isFound: true },
    { name: "safety advice", draft: "Never tell anybody the code from the message.", isFound: false },
    { name: "a habit of one's own", draft: "I always read these on the train.", isFound: false },
    { name: "поговорка", draft: "Лучше поздно, чем никогда.", isFound: false },
    { name: "denied", draft: "It was not always so.", isFound: false },
    {
      name: "a card carries it",
      draft: "Все шесть лифтов проверены.",
      facts: ["Проверены все шесть лифтов."],
      isFound: false,
    },
  ]));

describe("findCorporate", () =>
  table(findCorporate, [
    {
      name: "канцелярит",
      draft: "В целях повышения качества обслуживания проводятся мероприятия.",
      isFound: true,
    },
    { name: "a form letter", draft: "We apologise for any inconvenience caused.", isFound: true },
    {
      name: "disowned",
      draft: "«Приносим извинения за доставленные неудобства» писать не буду.",
      isFound: false,
    },
    { name: "plain words", draft: "The lift is stuck, and I am sorry.", isFound: false },
  ]));
