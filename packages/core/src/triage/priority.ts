import type { SourceTier } from "../collect/source.ts";
import type { EntityKind } from "../match/entity.ts";
import type { Standing } from "./author/standing.ts";
import type { Severity } from "./status.ts";

export const priorityFactorNames = [
  "severity",
  "velocity",
  "reach",
  "standing",
  "closeness",
  "confidence",
] as const;
export type PriorityFactorName = (typeof priorityFactorNames)[number];

/** One factor of a priority: its value in [0.5, 2], 1 when unknown, and the fact behind it. */
export interface PriorityFactor {
  name: PriorityFactorName;
  value: number;
  isKnown: boolean;
  /** The raw figure that the value was made from, for the page to word. */
  fact: string;
}

export interface PriorityFacts {
  severity: Severity;
  /** New interactions per hour since publication or the last reading; null when no counter is known. */
  interactionsPerHour: number | null;
  /** People the post can have reached: views, else followers, else the audience of the source; null when none is known. */
  reach: number | null;
  /** Role of the author in the watch list, if any. */
  authorRole: EntityKind | null;
  /** What the card of the author says they are to us. */
  authorStanding: { standing: Standing; isByPerson: boolean } | null;
  sourceTier: SourceTier | null;
  /** How the post touches an executive; null when nothing is known of executives. */
  closeness: "under_own_post" | "main" | "episodic" | "none" | null;
  /** Confidence of the direction, [0, 1]; 1 when a person set it. */
  confidence: number | null;
}

/**
 * Priority of a post: the product of six factors, each in [0.5, 2], so it lies in [1/64, 64] and an unknown factor changes nothing.
 * Counters are mapped by their order of magnitude: the middle of each scale (1 interaction an hour, 10,000 people) gives 1. A label that the model
 * is unsure of counts as unknown: that nobody can tell yet what a post is makes it no less urgent.
 */
export function decidePriority(facts: PriorityFacts): { priority: number; factors: PriorityFactor[] } {
  const factors: PriorityFactor[] = [
    factor("severity", 2 ** ((facts.severity - 3) / 2), facts.severity),
    factor("velocity", magnitude(facts.interactionsPerHour, 1, 2), round(facts.interactionsPerHour)),
    factor("reach", magnitude(facts.reach, 10_000, 2), facts.reach),
    standing(facts),
    factor("closeness", facts.closeness === null ? null : closenessValue[facts.closeness], facts.closeness),
    factor(
      "confidence",
      facts.confidence === null ? null : Math.max(1, 2 ** (2 * facts.confidence - 1)),
      // Only a person's word is told as 1, however sure the machine is.
      facts.confidence === null || facts.confidence === 1
        ? facts.confidence
        : Math.min(0.999, Number(facts.confidence.toFixed(3))),
    ),
  ];
  const priority = factors.reduce((product, each) => product * each.value, 1);
  return { priority: Number(priority.toPrecision(8)), factors };
}

const closenessValue = { under_own_post: 2, main: 1.6, episodic: 1.25, none: 0.8 } as const;

const roleValue: Record<EntityKind, number> = {
  opinion_leader: 2,
  competitor: 1.6,
  executive: 1.4,
  company: 0.6,
  brand: 0.6,
  product: 0.6,
  topic: 1,
};

const tierValue: Record<SourceTier, number> = { 1: 1.6, 2: 1.2, 3: 0.9 };

const standingValue: Record<Standing, number> = {
  impostor: 2,
  opinion_leader: 2,
  journalist: 1.8,
  official: 1.8,
  competitor: 1.6,
  critic: 1.4,
  employee: 1.3,
  partner: 1.3,
  customer: 1.2,
  ally: 1,
  ours: 0.6,
};

/** People's word of the author goes first, then the watch list, then the weightier of medium and of what the card derived. */
function standing({ authorRole, authorStanding, sourceTier }: PriorityFacts): PriorityFactor {
  const tier = sourceTier === null ? null : tierValue[sourceTier];
  const card = authorStanding === null ? null : standingValue[authorStanding.standing];
  const ofCard = (): PriorityFactor => factor("standing", card, `card ${authorStanding?.standing ?? ""}`);
  if (authorStanding?.isByPerson) return ofCard();
  if (authorRole !== null) return factor("standing", roleValue[authorRole], authorRole);
  if (card !== null && card > (tier ?? 0)) return ofCard();
  return factor("standing", tier, tier === null ? null : `tier ${sourceTier}`);
}

/** 0.5 at `middle / 10^decades` and below, 1 at `middle`, 2 at `middle * 10^decades` and above. */
function magnitude(count: number | null, middle: number, decades: number): number | null {
  if (count === null) return null;
  return 2 ** (Math.log10(Math.max(count, Number.MIN_VALUE) / middle) / decades);
}

function factor(
  name: PriorityFactorName,
  value: number | null,
  fact: string | number | null,
): PriorityFactor {
  const bounded = value === null ? 1 : Math.min(2, Math.max(0.5, value));
  return {
    name,
    value: Number(bounded.toFixed(4)),
    isKnown: value !== null,
    fact: fact === null ? "" : String(fact),
  };
}

function round(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(2));
}
