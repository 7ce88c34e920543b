import { namesMax, unitsMax, type Fingerprint } from "./fingerprint.ts";

/**
 * How one post repeats another: `same` words, `edited` words, an `excerpt` of it, or its `headline` alone.
 */
export type RepeatKind = "same" | "edited" | "excerpt" | "headline";

/** Why two posts are linked: one repeats the other, or both tell of one event in words of their own. */
export type LinkKind = RepeatKind | "event";

export interface Likeness {
  kind: RepeatKind;
  /** 0 to 1: share of stems and pairs of stems in common; of an excerpt or a headline, the share of the smaller one that the larger one holds. */
  similarity: number;
}

/** What is compared of a post. */
export interface Comparable {
  fingerprint: Fingerprint;
  publishedAt: Date;
}

/** For how long after a text its repetition counts as one. */
export interface RepeatWindow {
  days: number;
  /** A headline alone says little: another event may have the same one. */
  headlineDays: number;
}

export const usualRepeatWindow: RepeatWindow = { days: 30, headlineDays: 3 };

const dayMs = 24 * 3_600_000;
/** Least similarity by length in content words: short texts share half of their words by chance or by template. */
const steps = [
  { words: 20, similarity: 0.3 },
  { words: 8, similarity: 0.6 },
  { words: 5, similarity: 0.99 },
];
/** Below so many words a name in the place of another one makes another text: a vacancy in another town. */
const namesCountBelow = 30;
const excerptWordsMin = 12;
const excerptShare = 0.7;
const headlineShare = 0.75;
const headlineWordsMin = 5;
/** Numbers that each of two texts has for itself, as a share of all: beyond it they are editions of one template. */
const otherFactsShare = 0.34;

/**
 * Decides whether one post repeats the other. Symmetric, and a function of the two alone, so that the order in which posts arrive cannot matter.
 * Thresholds were set on the evaluation set of `packages/text/eval/stories`.
 */
export function compareFingerprints(
  left: Comparable,
  right: Comparable,
  window: RepeatWindow = usualRepeatWindow,
): Likeness | null {
  const apartMs = Math.abs(left.publishedAt.getTime() - right.publishedAt.getTime());
  if (apartMs > window.days * dayMs) return null;
  const [small, large] = inOrder(left.fingerprint, right.fingerprint);
  return (
    asRepetition(small, large) ??
    asExcerpt(small, large) ??
    (apartMs > window.headlineDays * dayMs ? null : asHeadline(small, large))
  );
}

function inOrder(left: Fingerprint, right: Fingerprint): [Fingerprint, Fingerprint] {
  return left.wordCount <= right.wordCount ? [left, right] : [right, left];
}

function asRepetition(small: Fingerprint, large: Fingerprint): Likeness | null {
  const needed = steps.find((step) => small.wordCount >= step.words)?.similarity;
  if (needed === undefined) return null;
  const similarity = resemblance(small, large);
  if (similarity < needed) return null;
  if (similarity < 1 && areEditions(small, large, similarity)) return null;
  return { kind: similarity === 1 ? "same" : "edited", similarity };
}

/** Two texts of one template that speak of different days, sums or places. */
function areEditions(small: Fingerprint, large: Fingerprint, similarity: number): boolean {
  const facts = inCommon(small.facts, large.facts);
  const own = [small.facts.length - facts, large.facts.length - facts] as const;
  if (own[0] > 0 && own[1] > 0) {
    const share = (own[0] + own[1]) / (facts + own[0] + own[1]);
    // A figure brought up to date within a long text leaves all the rest word for word.
    const isUpdate = small.wordCount >= 60 && similarity >= 0.85 && Math.max(...own) <= 2;
    if (share > otherFactsShare && !isUpdate) return true;
  }
  if (small.wordCount >= namesCountBelow) return false;
  const names = inCommon(small.names, large.names);
  return names < small.names.length && names < large.names.length;
}

function asExcerpt(small: Fingerprint, large: Fingerprint): Likeness | null {
  if (small.wordCount < excerptWordsMin || !holdsFacts(small, large)) return null;
  const similarity = containment(small, large);
  return similarity < excerptShare ? null : { kind: "excerpt", similarity };
}

function asHeadline(small: Fingerprint, large: Fingerprint): Likeness | null {
  if (!small.isHeadlineOnly || !holdsFacts(small, large)) return null;
  if (small.head.length < headlineWordsMin || large.head.length < headlineWordsMin) return null;
  const common = inCommon(small.head, large.head);
  const similarity = common / (small.head.length + large.head.length - common);
  return similarity < headlineShare ? null : { kind: "headline", similarity };
}

/** Whether the larger text has every number and day of the smaller one, and every name if that is short. */
function holdsFacts(small: Fingerprint, large: Fingerprint): boolean {
  if (inCommon(small.facts, large.facts) < small.facts.length) return false;
  if (small.wordCount >= namesCountBelow || large.names.length >= namesMax) return true;
  return inCommon(small.names, large.names) === small.names.length;
}

/** Jaccard similarity: exact where both sketches hold all, else estimated from the smallest hashes of the union. */
function resemblance(left: Fingerprint, right: Fingerprint): number {
  if (isWhole(left) && isWhole(right)) {
    const common = inCommon(left.units, right.units);
    return common / Math.max(1, left.unitCount + right.unitCount - common);
  }
  let common = 0;
  let seen = 0;
  for (let l = 0, r = 0; (l < left.units.length || r < right.units.length) && seen < unitsMax; seen++) {
    const a = left.units[l] ?? Infinity;
    const b = right.units[r] ?? Infinity;
    if (a === b) common += 1;
    if (a <= b) l += 1;
    if (b <= a) r += 1;
  }
  return common / Math.max(1, seen);
}

/** Share of the smaller set within the larger one, counted below the largest hash that the sketch of the larger one holds. */
function containment(small: Fingerprint, large: Fingerprint): number {
  const limit = isWhole(large) ? Infinity : (large.units.at(-1) ?? Infinity);
  const seen = small.units.filter((unit) => unit <= limit);
  // Of so few nothing can be said.
  if (seen.length < 5) return 0;
  return inCommon(seen, large.units) / seen.length;
}

function isWhole(print: Fingerprint): boolean {
  return print.units.length === print.unitCount;
}

/** How many values two ascending lists have in common. */
function inCommon(left: readonly number[], right: readonly number[]): number {
  let count = 0;
  for (let l = 0, r = 0; l < left.length && r < right.length;) {
    const a = left[l] as number;
    const b = right[r] as number;
    if (a === b) count += 1;
    if (a <= b) l += 1;
    if (b <= a) r += 1;
  }
  return count;
}
