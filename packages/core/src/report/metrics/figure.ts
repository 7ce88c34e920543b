import type { Platform } from "../../collect/platform.ts";
import type { Direction, Sentiment } from "../../analyse/label.ts";

/** What mentions can be put together by. `time`: steps of the period; `entity`: whom they are about; `media`: kinds of media (see `media-type`). */
export const figureGroups = [
  "none",
  "time",
  "entity",
  "direction",
  "sentiment",
  "severity",
  "platform",
  "media",
  "lang",
  "tier",
  "source",
  "author",
  "story",
] as const;
export type FigureGroup = (typeof figureGroups)[number];

export const figureSteps = ["hour", "day", "week", "month"] as const;
export type FigureStep = (typeof figureSteps)[number];

/** Which mentions count. What is left out or empty leaves all in. */
export interface FigureFilter {
  /** Whom they are about; where left out: the company, its brands, products and executives. */
  entities?: readonly number[] | undefined;
  directions?: readonly Direction[] | undefined;
  sentiments?: readonly Sentiment[] | undefined;
  severities?: readonly number[] | undefined;
  platforms?: readonly Platform[] | undefined;
  langs?: readonly string[] | undefined;
  sources?: readonly number[] | undefined;
  tiers?: readonly number[] | undefined;
  authors?: readonly number[] | undefined;
  stories?: readonly number[] | undefined;
  /** Posts that repeat an earlier one of their story, or only those that do not. */
  reprints?: boolean | undefined;
}

/** What is summed up over a group of mentions: everything that a metric is reckoned from. A mention is a post × an entity. */
export interface Tally {
  mentions: number;
  /** Mentions in posts that repeat no earlier one of their story. */
  originals: number;
  positive: number;
  negative: number;
  /** Judged neutral; what is not judged yet is in none of the three. */
  neutral: number;
  /** Sum of the audiences of those whose audience is known, and how many they are. */
  reach: number;
  reachKnown: number;
  /** Sum of likes, comments and shares of those whose counters are known, and how many they are. */
  engagement: number;
  engagementKnown: number;
}

/** A number with everything that is needed to trust it. */
export interface Figure {
  /** Null where it is refused: see `refused`. Never 0 for "not known". */
  value: number | null;
  /** Bounds of 95 %, in the unit of the value; null where the metric has none. */
  low: number | null;
  high: number | null;
  /** How many units it was reckoned from. */
  n: number;
  /**
   * Why there is no value: too few to say, none that is polar, none that is negative to divide by, nobody was listening, not measured alike,
   * of none is it known.
   */
  refused: FigureRefusal | null;
}

export const figureRefusals = [
  "too_few",
  "no_polar",
  "no_negative",
  "not_heard",
  "not_alike",
  "nothing_known",
] as const;
export type FigureRefusal = (typeof figureRefusals)[number];

/** The number that stands for all of ours together, where an entity is asked for: a post counts once, however many of us it names. */
export const anyOfOurs = 0;

/** A tally of nothing. */
export const emptyTally: Tally = {
  mentions: 0,
  originals: 0,
  positive: 0,
  negative: 0,
  neutral: 0,
  reach: 0,
  reachKnown: 0,
  engagement: 0,
  engagementKnown: 0,
};
