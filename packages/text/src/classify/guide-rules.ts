import { directions, type Direction, type Probabilities } from "@earshot/core/analyse/label";

/** What a rule may look at. */
export interface RuleFacts {
  /** Directions of the post that this one answers; null when it answers none. */
  parent: Probabilities<Direction> | null;
  /** Probability that the text is spam. */
  spam: number;
}

interface GuideRule {
  name: string;
  /** The part of the probability that the rule gives to its own view, 0 to 1. */
  share: (facts: RuleFacts) => number;
  view: (facts: RuleFacts) => Probabilities<Direction> | null;
}

const nothingToDo: Probabilities<Direction> = {
  crisis: 0,
  announcement: 0,
  clarification: 0,
  unpopular_decision: 0,
  opinion_leader: 0,
  feedback_request: 0,
  none: 1,
};

/**
 * Rules that the words of the post alone do not carry, applied in this order. The author's standing, rumour words and
 * decisions are features of the model, not rules.
 */
export const guideRules: readonly GuideRule[] = [
  {
    // A short answer in a thread is about the thread's matter: macro-F1 of replies 0.36 without, 0.55 with (demo month).
    name: "an answer belongs to the matter of its thread",
    share: ({ parent }) => (parent ? 0.4 : 0),
    view: ({ parent }) => parent,
  },
  {
    name: "certain spam opens no line of activity",
    share: ({ spam }) => (spam >= 0.97 ? 0.5 : 0),
    view: () => nothingToDo,
  },
];

/** Probabilities after the rules; they still sum to 1. */
export function applyGuideRules(
  probabilities: Probabilities<Direction>,
  facts: RuleFacts,
): Probabilities<Direction> {
  let current = probabilities;
  for (const rule of guideRules) {
    const view = rule.view(facts);
    const share = rule.share(facts);
    if (!view || share === 0) continue;
    const before = current;
    const mixed = directions.map(
      (label) => [label, (1 - share) * before[label] + share * view[label]] as const,
    );
    current = Object.fromEntries(mixed) as Probabilities<Direction>;
  }
  return current;
}
