import { expect, test } from "vitest";
import { emptyTerm, openForm, type EntityForm } from "./entity-form.ts";
import { mergeEdits } from "./merge-edits.ts";

const base: EntityForm = {
  ...openForm(null, "brand"),
  name: "Помор",
  terms: [emptyTerm("a", "Помор"), emptyTerm("b", "рыбник")],
  excludes: ["море"],
};

const rows: {
  name: string;
  theirs: Partial<EntityForm>;
  mine: Partial<EntityForm>;
  merged: Partial<EntityForm>;
}[] = [
  {
    name: "what both added stays",
    theirs: { terms: [...base.terms, emptyTerm("c", "#помор")], excludes: ["море", "север"] },
    mine: { terms: [...base.terms, emptyTerm("d", "@pomor")], excludes: ["море", "тайга"] },
    merged: {
      terms: [...base.terms, emptyTerm("c", "#помор"), emptyTerm("d", "@pomor")],
      excludes: ["море", "север", "тайга"],
    },
  },
  {
    name: "what either removed goes",
    theirs: { terms: [emptyTerm("a", "Помор")] },
    mine: { excludes: [] },
    merged: { terms: [emptyTerm("a", "Помор")], excludes: [] },
  },
  {
    name: "a field that I left alone is theirs, one that both changed is mine",
    theirs: { name: "Поморы", companyId: 4 },
    mine: { companyId: 5 },
    merged: { name: "Поморы", companyId: 5 },
  },
  {
    name: "marks of one line are merged one by one",
    theirs: { terms: [{ ...emptyTerm("x", "Помор"), needsContext: true }, emptyTerm("b", "рыбник")] },
    mine: { terms: [{ ...emptyTerm("a", "Помор"), isCaseSensitive: true }, emptyTerm("b", "рыбник")] },
    merged: {
      terms: [
        { ...emptyTerm("x", "Помор"), needsContext: true, isCaseSensitive: true },
        emptyTerm("b", "рыбник"),
      ],
    },
  },
];

test.each(rows)("$name", ({ theirs, mine, merged }) => {
  expect(mergeEdits(base, { ...base, ...theirs }, { ...base, ...mine })).toEqual({ ...base, ...merged });
});
