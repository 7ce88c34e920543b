import { expect, test } from "vitest";
import type { Verdict } from "./candidate.ts";
import { emptyPreview, tallyPost, type PreviewedEntity } from "./preview.ts";

const [name, surname, brand] = [1, 2, 3];
const person: PreviewedEntity = {
  id: 7,
  kind: "executive",
  terms: [
    { id: name, text: "Аркадий Дёжкин", kind: "name", isCaseSensitive: false },
    { id: surname, text: "Дёжкин", kind: "name", isCaseSensitive: false },
    { id: brand, text: "Заслонка", kind: "word", isCaseSensitive: false },
  ],
};

function verdict(
  termId: number,
  found: string,
  code: "named" | "covered" | "namesake" | "no_context" = "named",
  entityId = person.id,
): Verdict {
  const words = found.split(" ").length;
  return {
    candidate: {
      entityId,
      termId,
      field: "text",
      start: 0,
      end: found.length,
      found,
      firstToken: 0,
      lastToken: words - 1,
      sentence: 0,
      needsContext: false,
      isAccount: false,
      isOpening: true,
      refusal: null,
    },
    isCounted: code === "named",
    reason: { code, word: "x" },
  };
}

function tallied(posts: { verdicts: Verdict[]; isStored?: boolean }[]) {
  const tally = emptyPreview(person);
  for (const [at, { verdicts, isStored = false }] of posts.entries())
    tallyPost(tally, person, { postId: at + 1, verdicts, isStored });
  return tally;
}

test("a full name covers the surname in it: both find the post, neither alone", () => {
  const tally = tallied([
    { verdicts: [verdict(name, "Аркадий Дёжкин"), verdict(surname, "Дёжкин", "covered")] },
  ]);
  expect(tally).toMatchObject({ matched: 1, turnedDown: 0, gained: 1, lost: 0 });
  expect(tally.terms.get(name)).toMatchObject({ counted: 1, alone: 0, doubtful: 0 });
  expect(tally.terms.get(surname)).toMatchObject({ counted: 1, alone: 0, doubtful: 0 });
});

test("a bare surname counts with a doubt, unless the company is named too", () => {
  const tally = tallied([
    { verdicts: [verdict(surname, "Дёжкина")] },
    { verdicts: [verdict(surname, "Дёжкина"), verdict(90, "Помор", "named", 8)] },
  ]);
  const term = tally.terms.get(surname);
  expect(term).toMatchObject({ counted: 2, alone: 2, doubtful: 1 });
  expect(term?.doubting.map(({ postId, doubt }) => [postId, doubt])).toEqual([[1, "bare_surname"]]);
});

test("a false friend is shown with its reason and counts for nothing", () => {
  const tally = tallied([{ verdicts: [verdict(surname, "Дёжкина", "namesake")] }]);
  expect(tally).toMatchObject({ matched: 0, turnedDown: 1, gained: 0 });
  expect(tally.terms.get(surname)).toMatchObject({
    counted: 0,
    turnedDown: 1,
    turningDown: [{ postId: 1, reason: { code: "namesake" } }],
  });
});

test("a brand written small is doubted and noted as small", () => {
  const tally = tallied([
    { verdicts: [verdict(brand, "заслонка")] },
    { verdicts: [verdict(brand, "Заслонка")] },
  ]);
  expect(tally.terms.get(brand)).toMatchObject({ counted: 2, doubtful: 1, lowerCase: 1 });
});

test("what is stored already is neither gained nor lost; what is stored and not found is lost", () => {
  const tally = tallied([
    { verdicts: [verdict(name, "Аркадий Дёжкин")], isStored: true },
    { verdicts: [verdict(surname, "Дёжкин", "no_context")], isStored: true },
    { verdicts: [], isStored: true },
  ]);
  expect(tally).toMatchObject({ matched: 1, gained: 0, lost: 2, lostPostIds: [2, 3] });
});
