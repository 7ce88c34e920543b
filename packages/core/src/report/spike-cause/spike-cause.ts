import type { Direction, Sentiment } from "../../analyse/label.ts";
import type { Platform } from "../../collect/platform.ts";

/** What can have made a spike. `first`: whose post it began with. */
export const causeKinds = [
  "story",
  "source",
  "author",
  "platform",
  "entity",
  "direction",
  "sentiment",
  "first",
] as const;
export type CauseKind = (typeof causeKinds)[number];

/** Why a post proves a spike. */
export const proofKinds = ["earliest", "widest", "typical"] as const;
export type ProofKind = (typeof proofKinds)[number];

/** One cause with its share of what came beyond the usual. */
export interface SpikeCause {
  kind: CauseKind;
  /** Number of the story, source, author or entity, else the value itself. */
  key: string;
  /** Of the excess, 0 to 1; null where a share says nothing: of whom it began with. */
  share: number | null;
  /** Mentions of the spike. */
  n: number;
}

/** Hours within a spike in which most came at once. */
export interface SpikeBurst {
  from: Date;
  until: Date;
  count: number;
  expected: number;
  probability: number;
}

/** Steps in a row in which more came than chance explains. */
export interface FoundSpike {
  from: Date;
  until: Date;
  count: number;
  /** Usual for the same hours of the week. */
  expected: number;
  /** From this count on it is a spike as a whole; one below it has a burst. */
  threshold: number;
  /** That chance alone brings as many, of its strangest step or burst. */
  probability: number;
  burst: SpikeBurst | null;
}

/** A mention as far as causes need to know it. */
export interface SpikeMention {
  postId: number;
  publishedAt: Date;
  /** Its source gave no time of publication: it counts for when it was found. */
  isUndated: boolean;
  storyId: number | null;
  sourceId: number;
  /** The person behind the account. */
  cardId: number | null;
  platform: Platform;
  entityId: number;
  directions: readonly Direction[];
  sentiment: Sentiment | null;
  isReprint: boolean;
  /** How many may have seen it; null where nobody knows. */
  audience: number | null;
  engagement: number | null;
}

/** Kinds of causes that have a usual share of what is said. Stories are news by their nature. */
export const usualKinds = ["source", "author", "platform", "entity", "direction", "sentiment"] as const;
export type UsualKind = (typeof usualKinds)[number];

/** How mentions are made up on other days: how many there were, and of which kind. */
export interface UsualMix {
  n: number;
  of: Readonly<Partial<Record<UsualKind, ReadonlyMap<string, number>>>>;
}
