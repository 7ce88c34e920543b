import type { Entity, EntityTerm } from "@earshot/core/match/entity";
import type { TermTally } from "@earshot/core/match/preview";
import { expect, test } from "vitest";
import { warnOfTerms } from "./term-warnings.ts";

function entity(terms: (Partial<EntityTerm> & { text: string })[], more: Partial<Entity> = {}): Entity {
  const full = terms.map((term, at) => ({
    id: at + 1,
    kind: "word" as const,
    role: "match" as const,
    needsContext: false,
    isCaseSensitive: false,
    ...term,
  }));
  return { id: 1, kind: "topic", name: "Draft", companyId: null, terms: full, ...more };
}

const none: TermTally = {
  counted: 0,
  alone: 0,
  turnedDown: 0,
  doubtful: 0,
  lowerCase: 0,
  counting: [],
  doubting: [],
  turningDown: [],
};

interface Row {
  name: string;
  draft: Entity;
  tally?: Partial<TermTally>;
  looked?: number;
  codes: string[];
}

const rows: Row[] = [
  { name: "a plain word", draft: entity([{ text: "Заслонка" }]), codes: [] },
  { name: "nothing but signs", draft: entity([{ text: "!?" }]), codes: ["unreadable"] },
  { name: "no host", draft: entity([{ text: "заслонка", kind: "domain" }]), codes: ["unreadable"] },
  { name: "three letters", draft: entity([{ text: "Сэр" }]), codes: ["too_short"] },
  {
    name: "an abbreviation by its capitals",
    draft: entity([{ text: "РЖД", isCaseSensitive: true }]),
    codes: [],
  },
  { name: "a function word", draft: entity([{ text: "если" }]), codes: ["function_word"] },
  {
    name: "context that nothing gives",
    draft: entity([{ text: "Помор", needsContext: true }]),
    codes: ["no_context"],
  },
  {
    name: "context that a word gives",
    draft: entity([
      { text: "Помор", needsContext: true },
      { text: "пирог", role: "require" },
    ]),
    codes: [],
  },
  { name: "another entity's term", draft: entity([{ text: "ДЁЖКИН" }]), codes: ["shared"] },
  { name: "another one's account", draft: entity([{ text: "Pie_Fan", kind: "handle" }]), codes: ["shared"] },
  {
    name: "mostly written small",
    draft: entity([{ text: "Заслонка" }]),
    tally: { counted: 8, turnedDown: 2, lowerCase: 6 },
    codes: ["common_word"],
  },
  {
    name: "the same, guarded by its capital",
    draft: entity([{ text: "Заслонка", isCaseSensitive: true }]),
    tally: { counted: 4, turnedDown: 6, lowerCase: 6 },
    codes: [],
  },
  {
    name: "in every third post",
    draft: entity([{ text: "Заслонка" }]),
    tally: { counted: 350 },
    looked: 1_000,
    codes: ["too_frequent"],
  },
];

test.each(rows)("$name", ({ draft, tally, looked = 10_000, codes }) => {
  const other = entity([{ text: "Дёжкин" }, { text: "@pie_fan", kind: "handle" }], { id: 2, name: "Other" });
  const tallies = new Map([[1, { ...none, ...tally }]]);
  const warnings = warnOfTerms(draft, [other], tallies, looked);
  expect(warnings.get(1)?.map(({ code }) => code)).toEqual(codes);
});

test("of two lines alike the second is a repetition", () => {
  const warnings = warnOfTerms(entity([{ text: "Ёлка" }, { text: "елка" }]), [], new Map(), 0);
  expect([warnings.get(1), warnings.get(2)]).toEqual([[], [{ code: "repeated" }]]);
});
