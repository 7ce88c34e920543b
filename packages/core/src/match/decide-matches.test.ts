import { describe, expect, test } from "vitest";
import type { Candidate, ContextWord, Place } from "./candidate.ts";
import { decideMatches, decideRole, hitsMax } from "./decide-matches.ts";

const [company, executive, product, stranger] = [1, 2, 3, 4];
const companyOf = new Map([
  [company, company],
  [executive, company],
  [product, company],
]);

function place(token: number, more: Partial<Place> = {}): Place {
  return {
    field: "text",
    start: token * 10,
    end: token * 10 + 5,
    found: `w${token}`,
    firstToken: token,
    lastToken: token,
    sentence: 0,
    ...more,
  };
}

function find(entityId: number, token: number, more: Partial<Candidate> = {}): Candidate {
  const base = {
    entityId,
    termId: entityId * 10,
    needsContext: false,
    isAccount: false,
    isOpening: false,
    refusal: null,
  };
  return { ...place(token), ...base, ...more };
}

function word(entityId: number, role: ContextWord["role"], token: number, sentence = 0): ContextWord {
  return { ...place(token, { sentence }), entityId, termId: 99, role };
}

interface Row {
  name: string;
  finds: Candidate[];
  words?: ContextWord[];
  around?: number[];
  /** Verdicts in order: reason code, with + for what counts. */
  verdicts: string[];
}

const rows: Row[] = [
  { name: "a plain find counts", finds: [find(company, 5)], verdicts: ["+named"] },
  {
    name: "needs context, has none",
    finds: [find(company, 5, { needsContext: true })],
    verdicts: ["no_context"],
  },
  {
    name: "a require word anywhere gives context",
    finds: [find(company, 5, { needsContext: true })],
    words: [word(company, "require", 90, 7)],
    verdicts: ["+context_word"],
  },
  {
    name: "another entity's require word gives none",
    finds: [find(company, 5, { needsContext: true })],
    words: [word(stranger, "require", 6)],
    verdicts: ["no_context"],
  },
  {
    name: "a sure find of the same company gives context",
    finds: [find(executive, 2), find(product, 9, { needsContext: true })],
    verdicts: ["+named", "+same_company"],
  },
  {
    name: "an unsure find gives none",
    finds: [find(executive, 2, { needsContext: true }), find(product, 9, { needsContext: true })],
    verdicts: ["no_context", "no_context"],
  },
  {
    name: "a find that was turned down gives none",
    finds: [
      find(executive, 2, { refusal: { code: "namesake", word: "Пётр" } }),
      find(product, 9, { needsContext: true }),
    ],
    verdicts: ["namesake", "no_context"],
  },
  {
    name: "strangers are of no company",
    finds: [find(stranger, 2), find(5, 9, { needsContext: true })],
    verdicts: ["+named", "no_context"],
  },
  {
    name: "the thread gives context",
    finds: [find(product, 9, { needsContext: true })],
    around: [company],
    verdicts: ["+thread"],
  },
  {
    name: "exclude in the sentence turns down",
    finds: [find(company, 5)],
    words: [word(company, "exclude", 60)],
    verdicts: ["excluded"],
  },
  {
    name: "exclude in another sentence turns down when near",
    finds: [find(company, 5)],
    words: [word(company, "exclude", 13, 1)],
    verdicts: ["excluded"],
  },
  {
    name: "exclude in another sentence far away does not",
    finds: [find(company, 5)],
    words: [word(company, "exclude", 14, 1)],
    verdicts: ["+named"],
  },
  {
    name: "a require word at least as near outweighs it",
    finds: [find(company, 5)],
    words: [word(company, "exclude", 8), word(company, "require", 2)],
    verdicts: ["+named"],
  },
  {
    name: "a farther one does not",
    finds: [find(company, 5)],
    words: [word(company, "exclude", 7), word(company, "require", 2)],
    verdicts: ["excluded"],
  },
  {
    name: "an exclude phrase over the find always turns down",
    finds: [find(company, 5)],
    words: [word(company, "exclude", 5), word(company, "require", 5)],
    verdicts: ["excluded"],
  },
  {
    name: "accounts ask for no context and heed no exclude",
    finds: [find(company, 5, { isAccount: true, needsContext: true })],
    words: [word(company, "exclude", 6)],
    verdicts: ["+account"],
  },
  {
    name: "a look-alike counts, and says so",
    finds: [find(company, 5, { isAccount: true, isLookalike: true })],
    verdicts: ["+lookalike"],
  },
  {
    name: "the longest of overlapping finds stays",
    finds: [find(executive, 5), find(executive, 5, { end: 75, lastToken: 7 }), find(executive, 7)],
    verdicts: ["+named", "covered", "covered"],
  },
  {
    name: "a secret word is not covered by a longer find",
    finds: [find(product, 5, { end: 75, lastToken: 7 }), find(product, 6, { isSecret: true })],
    verdicts: ["covered", "+named"],
  },
  {
    name: "another entity may be named inside",
    finds: [find(product, 5, { end: 75, lastToken: 7 }), find(company, 7)],
    verdicts: ["+named", "+named"],
  },
];

describe("decideMatches", () => {
  test.each(rows)("$name", ({ finds, words = [], around = [], verdicts }) => {
    const decision = decideMatches(finds, words, companyOf, around);
    expect(decision.verdicts.map(({ isCounted, reason }) => (isCounted ? "+" : "") + reason.code)).toEqual(
      verdicts,
    );
  });

  test("hits are capped, the role is not", () => {
    const finds = Array.from({ length: hitsMax + 50 }, (_, at) => find(company, at));
    const [match] = decideMatches(finds, [], companyOf).matches;
    expect(match).toMatchObject({ role: "main" });
    expect(match?.hits).toHaveLength(hitsMax);
  });

  test("a secret word is kept beyond the cap", () => {
    const finds = Array.from({ length: hitsMax + 50 }, (_, at) =>
      find(company, at, at === hitsMax + 20 ? { isSecret: true } : {}),
    );
    const [match] = decideMatches(finds, [], companyOf).matches;
    expect(match?.hits.at(-1)).toMatchObject({ isSecret: true });
    expect(match?.hits).toHaveLength(hitsMax + 1);
  });
});

describe("decideRole", () => {
  const roles: { name: string; counted: Candidate[]; reason: string }[] = [
    { name: "author", counted: [find(company, -1, { field: "author" })], reason: "own_account" },
    {
      name: "author who passes for it",
      counted: [find(company, -1, { field: "author", isAccount: true, isLookalike: true })],
      reason: "lookalike_account",
    },
    { name: "title", counted: [find(company, 0, { field: "title", isOpening: true })], reason: "title" },
    { name: "first sentence", counted: [find(company, 0, { isOpening: true })], reason: "first_sentence" },
    { name: "two hits", counted: [find(company, 50), find(company, 60)], reason: "several_hits" },
    { name: "one hit further down", counted: [find(company, 50)], reason: "in_passing" },
    { name: "page of the post", counted: [find(company, -1, { field: "url" })], reason: "in_passing" },
  ];

  test.each(roles)("$name", ({ counted, reason }) => {
    expect(decideRole(counted).reason).toBe(reason);
  });
});
