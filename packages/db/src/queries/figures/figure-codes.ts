import { directions, type Direction, type Sentiment } from "@earshot/core/analyse/label";

/** Sums are kept by these and over all mentions. */
export const summedDimensions = ["direction", "sentiment", "severity", "platform", "lang", "tier"] as const;
export type SummedDimension = (typeof summedDimensions)[number];

/** Key of mentions that have no value of a group: not judged yet, of no known author, of no story. */
export const unknownKey = "unknown";

/** Key under which `mention_sum` has all mentions, and answers by direction those that have any of them. */
export const allKey = "";

// The order of both lists is that of the migration which made `counted_mention`: a new value goes to the end, with a migration of its own.
const sentimentOrder: readonly Sentiment[] = ["negative", "neutral", "positive"];

/** Bits of directions in `counted_mention`. */
export const directionBits: readonly (readonly [Direction, number])[] = directions.map((direction, at) => [
  direction,
  1 << at,
]);

export function bitsOf(wanted: readonly Direction[]): number {
  return directionBits.reduce((sum, [direction, bit]) => (wanted.includes(direction) ? sum | bit : sum), 0);
}

export function sentimentNumbers(wanted: readonly Sentiment[]): number[] {
  return wanted.map((sentiment) => sentimentOrder.indexOf(sentiment) + 1);
}

/** Sentiments with their numbers in `counted_mention`. */
export const sentimentCodes: readonly (readonly [Sentiment, number])[] = sentimentOrder.map(
  (sentiment, at) => [sentiment, at + 1],
);
