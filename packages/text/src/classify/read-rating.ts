import { sentiments, type Sentiment } from "@earshot/core/analyse/label";

/** "5/5", "2 из 5", "4 out of 5", "3 stars", "1 звезда"; of five, as nearly all review sites count. */
const outOfFive =
  /(?<![\d/.,])([1-5])(?:[.,]\d)?\s*(?:\/\s*5(?![\d/.,]*\d)|из\s+5|out\s+of\s+5|stars?\b|зв[её]зд)/iu;
const stars = /(?<!★)★{1,5}(?!★)/u;
/** How reviews end where the site asks for a number: "…вкусно. 5." */
const lastNumber = /[.!?…]\s*([1-5])\s*[.!]?\s*$/u;

/** Nobody rates a company on the tenth page. */
const lookedAt = 20_000;
const endLength = 40;

/** Whether there is a digit from 1 to 5 or a black star to look at. */
function hasRating(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit >= 49 && unit <= 53) || unit === 0x2605) return true;
  }
  return false;
}

/** The rating from 1 to 5 that a text gives in so many words; null without one. A bare number counts in reviews only. */
export function readRating(text: string, platform: string | null): number | null {
  const looked = text.slice(0, lookedAt);
  const last = platform === "review" ? lastNumber.exec(text.slice(-endLength))?.[1] : undefined;
  if (last === undefined && !hasRating(looked)) return null;
  const given = outOfFive.exec(looked)?.[1] ?? last;
  if (given !== undefined) return Number(given);
  return stars.exec(looked)?.[0].length ?? null;
}

/** What a rating says of the sentiment, and how much it outweighs the words. Three and four are given for all kinds of reasons. */
const viewOf: Record<number, { sentiment: Sentiment; share: number }> = {
  1: { sentiment: "negative", share: 0.8 },
  2: { sentiment: "negative", share: 0.7 },
  3: { sentiment: "neutral", share: 0.3 },
  4: { sentiment: "positive", share: 0.2 },
  5: { sentiment: "positive", share: 0.8 },
};

/** Probabilities of sentiment once the author's own rating is known; they still sum to 1. */
export function weighRating(values: readonly number[], rating: number | null): number[] {
  const view = rating === null ? undefined : viewOf[rating];
  if (!view) return [...values];
  return sentiments.map(
    (label, at) => (values[at] ?? 0) * (1 - view.share) + (label === view.sentiment ? view.share : 0),
  );
}
