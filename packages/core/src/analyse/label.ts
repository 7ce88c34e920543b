/** Lines of executive activity that a post opens; see the labelling guide in packages/text. */
export const directions = [
  "crisis",
  "announcement",
  "clarification",
  "unpopular_decision",
  "opinion_leader",
  "feedback_request",
  "none",
] as const;
export type Direction = (typeof directions)[number];

export const sentiments = ["negative", "neutral", "positive"] as const;
export type Sentiment = (typeof sentiments)[number];

/** Words that made a model choose a label. Offsets are UTF-16 units of the text, `end` exclusive. */
export interface LabelSpan {
  start: number;
  end: number;
  label: string;
}

/** Probability of each label; they sum to 1. */
export type Probabilities<L extends string> = Record<L, number>;
