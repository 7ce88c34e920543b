import { directions, type Direction, type Probabilities } from "@earshot/core/analyse/label";

/** What is known of the author besides name and bio: the role in the watch list. */
export const authorRoles = ["opinion_leader", "competitor", "journalist", "employee"] as const;
export type AuthorRole = (typeof authorRoles)[number];

/** What a rule may look at. */
export interface RuleFacts {
  /** Directions of the post that this one answers; null when it answers none. */
  parent: Probabilities<Direction> | null;
  /** Probability that the text is spam. */
  spam: number;
  role: AuthorRole | null;
  /** Names of the signals of the text. */
  signals: readonly string[];
}

interface GuideRule {
  name: string;
  /** The part of the probability that the rule gives to its own view, 0 to 1. */
  share: (facts: RuleFacts, current: Probabilities<Direction>) => number;
  view: (facts: RuleFacts, current: Probabilities<Direction>) => Probabilities<Direction> | null;
}

function only(label: Direction): Probabilities<Direction> {
  const view = { ...nothing };
  view[label] = 1;
  return view;
}

const nothing = Object.fromEntries(directions.map((label) => [label, 0])) as Probabilities<Direction>;

/** What is said without one label: its probability is spread over the others as they stand. */
function without(label: Direction, current: Probabilities<Direction>): Probabilities<Direction> {
  const rest = 1 - current[label];
  if (rest <= 0) return only("none");
  const view = { ...nothing };
  for (const other of directions) if (other !== label) view[other] = current[other] / rest;
  return view;
}

/**
 * Rules of the labelling guide that the words of the post alone do not carry, applied in this order. Rumour words,
 * decisions and the standing that a bio tells are features of the model, not rules.
 *
 * | what is known | what follows | part |
 * | --- | --- | --- |
 * | the post answers another | it belongs to the matter of its thread | 0.4 |
 * | the author is on the list as an opinion leader or competitor | an argument between peers, unless harm or a rumour is likelier than a half | 0.35 |
 * | a journalist of the list asks | something to clarify, unless harm is likelier than a half | 0.2 |
 * | an employee of the list writes | no opinion leader speaks | 0.5 |
 * | it is certainly spam | nothing to act on | 0.5 |
 * | a job ad that carries no threat, harm or rumour | nothing to act on | 0.3 |
 */
export const guideRules: readonly GuideRule[] = [
  {
    // Macro-F1 of replies 0.36 without, 0.55 with (demo month).
    name: "an answer belongs to the matter of its thread",
    share: ({ parent }) => (parent ? 0.4 : 0),
    view: ({ parent }) => parent,
  },
  {
    name: "who is known as an opinion leader or competitor speaks as a peer",
    share: ({ role }, current) =>
      (role === "opinion_leader" || role === "competitor") &&
      current.crisis <= 0.5 &&
      current.clarification <= 0.5
        ? 0.35
        : 0,
    view: () => only("opinion_leader"),
  },
  {
    name: "a journalist who asks wants something clarified",
    share: ({ role, signals }, { crisis }) =>
      role === "journalist" && signals.includes("question") && crisis <= 0.5 ? 0.2 : 0,
    view: () => only("clarification"),
  },
  {
    name: "an employee is no opinion leader",
    share: ({ role }) => (role === "employee" ? 0.5 : 0),
    view: (_, current) => without("opinion_leader", current),
  },
  {
    name: "certain spam opens no line of activity",
    share: ({ spam }) => (spam >= 0.97 ? 0.5 : 0),
    view: () => only("none"),
  },
  {
    name: "a job ad opens no line of activity",
    share: ({ signals }) =>
      signals.includes("vacancy") && !signals.some((name) => jobAdDoubts.has(name)) ? 0.3 : 0,
    view: () => only("none"),
  },
];

const jobAdDoubts: ReadonlySet<string> = new Set(["threat", "safety", "rumour", "money", "legal", "leaving"]);

/** Probabilities after the rules; they still sum to 1. */
export function applyGuideRules(
  probabilities: Probabilities<Direction>,
  facts: RuleFacts,
): Probabilities<Direction> {
  let current = probabilities;
  for (const rule of guideRules) {
    const share = rule.share(facts, current);
    const view = share === 0 ? null : rule.view(facts, current);
    if (!view) continue;
    const mixed = { ...nothing };
    for (const label of directions) mixed[label] = (1 - share) * current[label] + share * view[label];
    current = mixed;
  }
  return current;
}
