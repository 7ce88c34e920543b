import { compareTerms, type TermVector } from "./weigh-terms.ts";

/** What is compared of two posts that may tell of one event in different words. */
export interface EventText {
  vector: TermVector;
  publishedAt: Date;
  /** False where nobody knows when it was published: then time says nothing. */
  isDated: boolean;
}

/** For how long after the first report others of the same event follow. */
export interface EventWindow {
  days: number;
}

export const usualEventWindow: EventWindow = { days: 5 };

const dayMs = 24 * 3_600_000;
/** Below it a pair is not worth keeping: on the way to an average it counts as nothing. */
export const likenessMin = 0.25;
/** Least average likeness of the posts of one story; see packages/text/eval/stories. */
export const eventMin = 0.36;
/** A text of fewer terms says less: two comments may well share three of their six words. */
const termsOfSureText = 16;
/** A name and a word beside it make no event. */
const sharedMin = 3;

/** Likeness of two posts that may tell of one event, 0 to 1; null below what is worth keeping, or too far apart in time. */
export function compareEvents(left: EventText, right: EventText, window: EventWindow): number | null {
  const apartMs = Math.abs(left.publishedAt.getTime() - right.publishedAt.getTime());
  if (left.isDated && right.isDated && apartMs > window.days * dayMs) return null;
  const { cosine, shared } = compareTerms(left.vector, right.vector);
  if (shared < sharedMin) return null;
  const terms = Math.min(left.vector.terms.length, right.vector.terms.length);
  const likeness = cosine * Math.sqrt(Math.min(1, terms / termsOfSureText));
  return likeness < likenessMin ? null : likeness;
}
