import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { Status } from "@earshot/core/triage/status";

// The order of each list is that of the migration which made `triage_place`: a new value goes to the end, with a migration of its own.
const statusOrder: readonly Status[] = ["new", "in_progress", "waiting", "answered", "dismissed"];
const sentimentOrder: readonly Sentiment[] = ["negative", "neutral", "positive"];
const directionOrder: readonly Direction[] = [
  "crisis",
  "announcement",
  "clarification",
  "unpopular_decision",
  "opinion_leader",
  "feedback_request",
  "none",
];

export function statusCodes(statuses: readonly Status[]): number[] {
  return statuses.map((status) => statusOrder.indexOf(status) + 1);
}

/** Every number that has the bit of at least one of these. */
export function directionCodes(directions: readonly Direction[]): number[] {
  return withAnyBit(directionOrder, directions);
}

/** Every number that has the bit of at least one of these. */
export function sentimentCodes(sentiments: readonly Sentiment[]): number[] {
  return withAnyBit(sentimentOrder, sentiments);
}

export function entityKeys(entityIds: readonly number[]): number[] {
  return entityIds.map((id) => 8 * id);
}

/** Each of these sentiments towards each of these entities. */
export function feelingKeys(entityIds: readonly number[], sentiments: readonly Sentiment[]): number[] {
  return entityIds.flatMap((id) =>
    sentiments.map((sentiment) => 8 * id + 1 + sentimentOrder.indexOf(sentiment)),
  );
}

export function tagKeys(tagIds: readonly number[]): number[] {
  return tagIds.map((id) => -id);
}

function withAnyBit<T>(order: readonly T[], values: readonly T[]): number[] {
  const bits = values.reduce((sum, value) => sum | (1 << order.indexOf(value)), 0);
  return Array.from({ length: 2 ** order.length }, (_, code) => code).filter((code) => (code & bits) !== 0);
}
