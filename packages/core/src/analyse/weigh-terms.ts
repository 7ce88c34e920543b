import { usualTexts, type TermSketch } from "./fingerprint.ts";

/** A text as a vector of length one over its terms, two lists of equal length, terms ascending. */
export interface TermVector {
  terms: readonly number[];
  weights: readonly number[];
}

/** How many posts of late hold a term. */
export interface SeenTerms {
  posts: number;
  of(term: number): number;
}

/** As if so many posts had been seen here before the first, and a word of no meaning for this place in two of them. */
const postsBefore = 300;
const holdersBefore = 2;

/**
 * Weighs the terms of a text by how rare they are here and elsewhere (tf-idf; K. Spärck Jones, 1972); the more usual of the two counts. What everybody
 * here writes of, the company's own name above all, weighs little however rare it is elsewhere; and a young installation has a measure.
 */
export function weighTerms({ terms, shares, usual }: TermSketch, seen: SeenTerms): TermVector {
  const weights = terms.map(
    (term, at) => (shares[at] ?? 0) * rarity(usual[at] ?? 0, seen.of(term), seen.posts),
  );
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return { terms, weights: weights.map((weight) => (length === 0 ? 0 : weight / length)) };
}

function rarity(usual: number, holders: number, posts: number): number {
  const everywhere = Math.log((usualTexts + posts) / (usual + holders + 0.5));
  const here = Math.log((posts + postsBefore) / (holders + holdersBefore));
  return Math.max(0, Math.min(everywhere, here));
}

const keysMax = 10;

/** The heaviest terms, heaviest first: posts of one event nearly always have two of them in common. */
export function keysOf({ terms, weights }: TermVector): number[] {
  return terms
    .map((term, at) => ({ term, weight: weights[at] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.term - b.term)
    .slice(0, keysMax)
    .map(({ term }) => term);
}

/** Cosine of two vectors of length one, 0 to 1, and how many terms they have in common. */
export function compareTerms(left: TermVector, right: TermVector): { cosine: number; shared: number } {
  let sum = 0;
  let shared = 0;
  for (let l = 0, r = 0; l < left.terms.length && r < right.terms.length;) {
    const a = left.terms[l] as number;
    const b = right.terms[r] as number;
    if (a === b) {
      sum += (left.weights[l] as number) * (right.weights[r] as number);
      shared += 1;
    }
    if (a <= b) l += 1;
    if (b <= a) r += 1;
  }
  return { cosine: Math.min(1, sum), shared };
}
