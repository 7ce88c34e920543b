import type { WatchedEntity } from "@earshot/contract/entity";
import { expect, test } from "vitest";
import {
  acceptProposal,
  checkForm,
  emptyTerm,
  guessKind,
  isFormGood,
  openForm,
  toDraft,
  toSaved,
  type EntityForm,
} from "./entity-form.ts";

const term = { kind: "word" as const, needsContext: false, isCaseSensitive: false };
const entity: WatchedEntity = {
  entityId: 1,
  kind: "executive",
  name: "Аркадий Дёжкин",
  companyId: 5,
  version: 4,
  position: null,
  patronymic: null,
  refusedProposals: [],
  recentCount: 3,
  retiredAt: null,
  isDemo: false,
  terms: [
    { ...term, termId: 1, text: "Аркадий Дёжкин", kind: "name", role: "match", needsContext: true },
    { ...term, termId: 6, text: "Полынья", role: "secret" },
    { ...term, termId: 2, text: "однофамилец", kind: "exact", role: "exclude" },
    { ...term, termId: 3, text: "пирог", role: "require" },
    { ...term, termId: 4, text: "пирог", kind: "exact", role: "require" },
    { ...term, termId: 5, text: "@dezhk1n", kind: "handle", role: "lookalike" },
  ],
};
const form = openForm(entity);

test("opening and saving changes nothing", () => {
  const {
    entityId: _id,
    recentCount: _count,
    isDemo: _demo,
    version: _version,
    retiredAt: _at,
    terms,
    ...rest
  } = entity;
  const saved = terms.map(({ termId: _termId, ...each }) => each);
  expect(toSaved(form, entity)).toEqual({ ...rest, terms: saved });
});

test("empty lines are left out, spaces around words too, and a company has no company", () => {
  const edited: EntityForm = {
    ...form,
    kind: "company",
    terms: [emptyTerm("a", "  Заслонка "), emptyTerm("b", " ")],
    excludes: [],
    requires: ["чай"],
    lookalikes: [],
  };
  expect(toSaved(edited, entity)).toMatchObject({
    companyId: null,
    terms: [
      { text: "Заслонка", role: "match", kind: "word" },
      { text: "чай", role: "require", kind: "word" },
    ],
  });
});

test("a proposal becomes a line in place of an empty one, or a look-alike", () => {
  const proposal = { text: "@dezhkin", kind: "handle" as const, needsContext: false, isCaseSensitive: false };
  const empty = openForm(null, "executive");
  expect(acceptProposal(empty, proposal, "match", "p").terms).toEqual([
    { key: "p", ...proposal, isSecret: false },
  ]);
  expect(acceptProposal(empty, proposal, "lookalike", "p").lookalikes).toEqual(["@dezhkin"]);
});

test("a preview is asked about what is long enough to be looked for", () => {
  const edited = {
    ...form,
    terms: [...form.terms, emptyTerm("a", "Д"), emptyTerm("b", "Дёжкин")],
    excludes: ["я"],
  };
  expect(toDraft(edited, entity, "quick")).toMatchObject({ entityId: 1, depth: "quick" });
  expect(toDraft(edited, entity, "quick").terms.map(({ text }) => text)).toEqual([
    "Аркадий Дёжкин",
    "Полынья",
    "Дёжкин",
    "пирог",
    "пирог",
    "@dezhk1n",
  ]);
});

test.each([
  ["all is well", form, true],
  ["no name", { ...form, name: "  " }, false],
  ["no term but the name", { ...form, terms: [emptyTerm("a")] }, true],
  ["secret terms alone", { ...form, terms: [{ ...emptyTerm("a", "Полынья"), isSecret: true }] }, false],
  ["a term of one letter", { ...form, terms: [emptyTerm("a", "я")] }, false],
  ["nothing at all", openForm(null), false],
])("%s", (_name, given, isGood) => {
  expect(isFormGood(checkForm(given))).toBe(isGood);
});

test("without a term the name is looked for, as it is with a proposal that is taken beside it, until a term says otherwise", () => {
  const named: EntityForm = { ...openForm(null, "executive"), name: " Marta Delgado " };
  const name = { ...term, text: "Marta Delgado", kind: "name" as const, role: "match" };
  expect(toSaved(named, null).terms).toEqual([name]);
  expect(toDraft(named, null, "quick").terms).toEqual([name]);
  const tag = { text: "#delgado", kind: "hashtag" as const, needsContext: false, isCaseSensitive: false };
  expect(toSaved(acceptProposal(named, tag, "match", "p"), null).terms).toEqual([
    name,
    { ...tag, role: "match" },
  ]);
  const typed = { ...named, terms: [emptyTerm("a", "@marta", "executive")] };
  expect(toSaved(typed, null).terms.map(({ text }) => text)).toEqual(["@marta"]);
});

test.each([
  ["@zaslonka", "handle"],
  ["#заслонка", "hashtag"],
  ["zaslonka.example", "domain"],
  ["https://заслонка.рф/", "domain"],
  ["А. С. Дёжкин", "word"],
  ["Заслонка", "word"],
])("%s looks like a %s", (text, kind) => {
  expect(guessKind(text)).toBe(kind);
});
