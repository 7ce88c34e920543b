import { describe, expect, it } from "vitest";
import { compareEvents } from "./same-event.ts";
import { compareTerms, keysOf, weighTerms } from "./weigh-terms.ts";

const nothing = { posts: 0, of: () => 0 };
const [company, fire, street, common] = [1, 2, 3, 4];

function sketch(terms: readonly number[], usual: Readonly<Record<number, number>> = {}) {
  return { terms, shares: terms.map(() => 1), usual: terms.map((term) => usual[term] ?? 0) };
}

describe("weighTerms", () => {
  it("gives a vector of length one", () => {
    const { weights } = weighTerms(sketch([company, fire]), nothing);
    expect(weights.reduce((sum, weight) => sum + weight ** 2, 0)).toBeCloseTo(1);
  });

  it("makes light of what is usual elsewhere, and of what is usual here", () => {
    const elsewhere = weighTerms(sketch([fire, common], { [common]: 5_000 }), nothing);
    expect(keysOf(elsewhere)).toEqual([fire, common]);
    const here = { posts: 900, of: (term: number) => (term === company ? 850 : 0) };
    const own = weighTerms(sketch([company, fire]), here);
    expect(own.weights[0]).toBeLessThan((own.weights[1] ?? 0) / 5);
  });

  it("of a text without terms is empty, and like nothing", () => {
    const none = weighTerms(sketch([]), nothing);
    expect(keysOf(none)).toEqual([]);
    expect(compareTerms(none, weighTerms(sketch([fire]), nothing))).toEqual({ cosine: 0, shared: 0 });
  });
});

describe("compareEvents", () => {
  const terms = Array.from({ length: 20 }, (_, at) => at);
  const text = (given: readonly number[], days: number, isDated = true) => ({
    vector: weighTerms(sketch(given), nothing),
    publishedAt: new Date(days * 24 * 3_600_000),
    isDated,
  });
  const rows: [
    name: string,
    left: ReturnType<typeof text>,
    right: ReturnType<typeof text>,
    expected: number | null,
  ][] = [
    ["the same words", text(terms, 0), text(terms, 1), 1],
    ["nothing in common", text(terms, 0), text([30, 31], 0), null],
    ["too long after", text(terms, 0), text(terms, 6), null],
    ["too long after, but without a date", text(terms, 0), text(terms, 6, false), 1],
    ["a name and a word beside it alone", text([1, 2], 0), text([1, 2], 0), null],
    ["of a short text less is known", text([fire, street, 5, 6], 0), text([fire, street, 5, 6], 0), 0.5],
  ];
  it.each(rows)("%s", (_name, left, right, expected) => {
    const likeness = compareEvents(left, right, { days: 5 });
    if (expected === null) expect(likeness).toBeNull();
    else expect(likeness).toBeCloseTo(expected);
    expect(compareEvents(right, left, { days: 5 })).toBe(likeness);
  });
});
