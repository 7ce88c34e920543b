import type { ChosenReason } from "../irrelevant.ts";
import type { Severity } from "../status.ts";

/** What a rule does to a post that fits. */
export interface RuleActions {
  tagIds: readonly number[];
  /** Person who takes it on; null for none. */
  assigneeId: number | null;
  severity: Severity | null;
  /** Why it is none of ours: it is closed. */
  irrelevant: ChosenReason | null;
  incidentId: number | null;
  /** Alert rule whose people are told. */
  alertRuleId: number | null;
}

/** If a post fits the query, then do this. Rules are asked in their order. */
export interface Rule {
  name: string;
  isOn: boolean;
  /** In the language of the list: words and fields such as source:, author:, direction:, severity>=. */
  query: string;
  /** IANA name of the zone in whose days the query is meant. */
  zone: string;
  actions: RuleActions;
  /** Rules below are not asked about a post that fits this one. */
  isLast: boolean;
}

export type KeptRule = Rule & { ruleId: number };

export const noActions: RuleActions = {
  tagIds: [],
  assigneeId: null,
  severity: null,
  irrelevant: null,
  incidentId: null,
  alertRuleId: null,
};

/** Whether a rule would do anything at all. */
export function doesSomething({ tagIds, ...single }: RuleActions): boolean {
  return tagIds.length > 0 || Object.values(single).some((value) => value !== null);
}

/** Days after which a rule that is on and matches nothing is said to be idle. */
export const idleDays = 30;

/** For how many days a rule that is on has matched nothing; null while that is no news. */
export function idleFor(
  rule: { isOn: boolean; onSince: Date; lastMatchedAt: Date | null },
  now: Date,
): number | null {
  if (!rule.isOn) return null;
  const since = Math.max(rule.onSince.getTime(), rule.lastMatchedAt?.getTime() ?? 0);
  const days = Math.floor((now.getTime() - since) / 86_400_000);
  return days >= idleDays ? days : null;
}

/** What two rules would do differently to a post that fits both: the one above goes first. */
export function conflictingFields(one: RuleActions, other: RuleActions): RuleField[] {
  return (["assigneeId", "severity", "irrelevant"] as const).filter(
    (field) => one[field] !== null && other[field] !== null && one[field] !== other[field],
  );
}

export type RuleField = "assigneeId" | "severity" | "irrelevant";
