import { describe, expect, test } from "vitest";
import { draftOf, type DraftRow } from "./draft-for-test.ts";
import { findCompetitors } from "./find-competitors.ts";
import { findPrivatePeople } from "./find-people.ts";

interface Row extends DraftRow {
  name: string;
  draft: string;
  isFound: boolean;
}

const people: Row[] = [
  { name: "an ordinary employee", draft: "It was Nigel Barker on the late shift.", isFound: true },
  { name: "покупательница", draft: "Чек не сохранила Раиса Петровна Кузина.", isFound: true },
  { name: "health", draft: "The cashier is off sick with depression.", isFound: true },
  { name: "an executive in office", draft: "Our director Nigel Barker will answer.", isFound: false },
  {
    name: "на карточке с должностью",
    draft: "Это решила Раиса Кузина.",
    facts: ["Директор музея — Раиса Кузина."],
    isFound: false,
  },
  { name: "a salutation", draft: "Hello, Nigel Barker! Thank you for the map.", isFound: false },
  { name: "a first name alone", draft: "Спасибо, Раиса, передам.", isFound: false },
  { name: "a place", draft: "We meet at Mill Lane on Friday.", isFound: false },
];

describe("findPrivatePeople", () => {
  test.each(people)("$name", ({ draft, isFound, ...row }) => {
    expect(findPrivatePeople(draftOf(draft, row)).length > 0).toBe(isFound);
  });
});

const rivals: Row[] = [
  { name: "run down by name", draft: "У «Синицы» вода грязная, мы проверяли.", isFound: true },
  { name: "unnamed", draft: "Unlike other chains, we don't sell stale bread.", isFound: true },
  { name: "theirs", draft: "Try Corvex. Theirs are flimsy copies.", isFound: true },
  { name: "congratulated", draft: "Congratulations to Corvex on the new plant.", isFound: false },
  { name: "без оценки", draft: "Про «Синицу» судить не буду.", isFound: false },
];

describe("findCompetitors", () => {
  test.each(rivals)("$name", ({ draft, isFound, ...row }) => {
    expect(findCompetitors(draftOf(draft, row)).length > 0).toBe(isFound);
  });
});
