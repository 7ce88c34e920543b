import type { Direction, Probabilities, Sentiment } from "./label.ts";
import { compareTerms, keysOf, type TermVector } from "./weigh-terms.ts";

/** What a person said of a post, for others with the same or nearly the same words. */
export interface LearntAnswer {
  answerId: number;
  /** The same for texts that differ in case, punctuation and addresses alone; null for a text too short to stand for others. */
  textKey: string | null;
  vector: TermVector;
  /** Null where the person said nothing about it. */
  direction: Direction | null;
  also: readonly Direction[];
  /** By entity id. */
  sentiments: Readonly<Record<string, Sentiment>>;
  /** Held back: holds for the same text alone, not for similar ones. */
  isHeld: boolean;
}

export interface NearAnswer {
  answer: LearntAnswer;
  /** 1 for the same text. */
  similarity: number;
}

/** Labels that may be changed by what was learnt. */
export interface LearningLabels {
  direction: Direction;
  also: readonly Direction[];
  confidence: number;
  unsure: boolean;
  directions: Probabilities<Direction>;
  sentiments: readonly {
    entityId: number;
    sentiment: Sentiment;
    probabilities: Probabilities<Sentiment> | null;
  }[];
}

/** Least likeness of a text that a correction speaks for; see packages/text/src/learn. */
export const nearMin = 0.6;
/** So many words in common at least: names alone make no likeness. */
const sharedMin = 5;
/** By so much the score on the repository's own texts may fall before what was learnt is held back: one point of macro-F1. */
export const scoreMargin = 0.01;
/** Answers that vote on one text. */
const votersMax = 5;
/**
 * An answer multiplies the odds of its label by e to this power times its likeness, from at least `shareMin`: at 0.6 it turns a model that
 * wavers, from 0.8 on also one that is sure.
 */
const voteWeight = 5;
const shareMin = 0.02;
const sameConfidence = 0.99;
const confidenceMax = 0.95;
const unsureBelow = 0.5;

/** Finds answers by text and by the heaviest words; made anew when answers change. */
export function createLearntIndex(answers: readonly LearntAnswer[]): {
  size: number;
  near(textKey: string | null, vector: TermVector): NearAnswer[];
} {
  const byText = new Map<string, LearntAnswer>();
  const byTerm = new Map<number, LearntAnswer[]>();
  for (const answer of [...answers].sort((a, b) => a.answerId - b.answerId)) {
    if (answer.textKey !== null) byText.set(answer.textKey, answer);
    if (answer.isHeld) continue;
    for (const term of keysOf(answer.vector)) byTerm.set(term, [...(byTerm.get(term) ?? []), answer]);
  }
  return {
    size: answers.length,
    near(textKey, vector) {
      const same = textKey === null ? undefined : byText.get(textKey);
      if (same) return [{ answer: same, similarity: 1 }];
      const found = new Set(keysOf(vector).flatMap((term) => byTerm.get(term) ?? []));
      return [...found]
        .flatMap((answer): NearAnswer[] => {
          const { cosine, shared } = compareTerms(answer.vector, vector);
          return cosine < nearMin || shared < sharedMin
            ? []
            : [{ answer, similarity: Math.min(0.999, cosine) }];
        })
        .sort((a, b) => b.similarity - a.similarity || b.answer.answerId - a.answer.answerId)
        .slice(0, votersMax);
    },
  };
}

/**
 * Labels after what people said of the same text, or of similar ones. The same text gets the same answer; similar ones vote on top of what the model
 * thinks, the nearer the more. Null where nothing changes.
 */
export function applyLearnt(labels: LearningLabels, near: readonly NearAnswer[]): LearningLabels | null {
  if (near.length === 0) return null;
  const same = near.find(({ similarity }) => similarity === 1)?.answer;
  const sentiments = labels.sentiments.map((mark) => {
    const said = near.flatMap(({ answer, similarity }) => {
      const sentiment = answer.sentiments[mark.entityId];
      return sentiment === undefined ? [] : [{ label: sentiment, similarity }];
    });
    if (said.length === 0 || mark.probabilities === null) return mark;
    const probabilities = vote(mark.probabilities, said);
    return { ...mark, sentiment: same?.sentiments[mark.entityId] ?? best(probabilities), probabilities };
  });
  const said = near.flatMap(({ answer, similarity }) =>
    answer.direction === null ? [] : [{ label: answer.direction, similarity }],
  );
  const isSentimentNew = sentiments.some((mark, at) => mark !== labels.sentiments[at]);
  if (said.length === 0) return isSentimentNew ? { ...labels, sentiments } : null;
  if (same?.direction != null) {
    const { direction, also } = same;
    return { ...labels, direction, also, confidence: sameConfidence, unsure: false, sentiments };
  }
  const directions = vote(labels.directions, said);
  const direction = best(directions);
  const confidence = Math.min(confidenceMax, directions[direction]);
  const also = labels.also.filter((each) => each !== direction);
  return { ...labels, direction, also, directions, confidence, unsure: confidence < unsureBelow, sentiments };
}

function vote<L extends string>(
  probabilities: Probabilities<L>,
  said: readonly { label: L; similarity: number }[],
): Probabilities<L> {
  const weights = new Map(Object.entries<number>(probabilities));
  for (const { label, similarity } of said)
    weights.set(label, Math.max(shareMin, weights.get(label) ?? 0) * Math.exp(voteWeight * similarity));
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
  return Object.fromEntries([...weights].map(([label, weight]) => [label, weight / sum])) as Probabilities<L>;
}

function best<L extends string>(probabilities: Probabilities<L>): L {
  return Object.entries<number>(probabilities).sort((a, b) => b[1] - a[1])[0]?.[0] as L;
}

/** Whether what was learnt makes the repository's own texts fare so much worse, in directions or in sentiment, that a person should decide. */
export function isScoreHeld(score: {
  before: number;
  after: number;
  sentimentBefore: number;
  sentimentAfter: number;
}): boolean {
  return (
    score.after < score.before - scoreMargin || score.sentimentAfter < score.sentimentBefore - scoreMargin
  );
}
