import { planLabels, withChange, type LabelChange, type TriageLabels } from "../change.ts";
import type { KeptRule, RuleActions } from "./rule.ts";

/** What people have decided about a post, which no rule touches. */
export interface Touched {
  status: boolean;
  severity: boolean;
  assignee: boolean;
  /** Tags that somebody put on or took off. */
  tagIds: ReadonlySet<number>;
}

/** What one rule does to a post. */
export interface RuleDeed {
  ruleId: number;
  /** Null when all of it is so already, or was decided by people or by a rule above. */
  plan: { from: LabelChange; to: LabelChange } | null;
  incidentId: number | null;
  alertRuleId: number | null;
  /** Something was left as it is because a person decided it. */
  isHeldBack: boolean;
}

/**
 * What rules that fit a post do to it, in their order. People go first: what one of them decided stays. Among rules the upper one goes
 * first: the lower adds tags, and sets only what nobody has set.
 */
export function decideRules(
  given: { labels: TriageLabels; touched: Touched },
  rules: readonly Pick<KeptRule, "ruleId" | "actions" | "isLast">[],
): RuleDeed[] {
  let { labels } = given;
  const set = new Set<keyof RuleActions>();
  const deeds: RuleDeed[] = [];
  for (const { ruleId, actions, isLast } of rules) {
    const { wanted, isHeldBack } = wantedOf(actions, { labels, touched: given.touched, set });
    const plan = planLabels(labels, wanted);
    if (plan.ok) labels = withChange(labels, plan.to);
    const { incidentId, alertRuleId } = actions;
    deeds.push({
      ruleId,
      plan: plan.ok ? { from: plan.from, to: plan.to } : null,
      incidentId,
      alertRuleId,
      isHeldBack,
    });
    if (isLast) break;
  }
  return deeds;
}

function wantedOf(
  actions: RuleActions,
  { labels, touched, set }: { labels: TriageLabels; touched: Touched; set: Set<keyof RuleActions> },
): { wanted: LabelChange; isHeldBack: boolean } {
  const wanted: LabelChange = {};
  let isHeldBack = false;
  const free = (field: keyof RuleActions, isTouched: boolean): boolean => {
    if (actions[field] === null) return false;
    if (isTouched) isHeldBack = true;
    if (isTouched || set.has(field)) return false;
    set.add(field);
    return true;
  };
  const tags = actions.tagIds.filter((id) => !touched.tagIds.has(id));
  if (tags.length < actions.tagIds.length) isHeldBack = true;
  if (tags.length > 0) wanted.tags = Object.fromEntries(tags.map((id) => [id, true]));
  if (free("severity", touched.severity) && actions.severity !== null)
    Object.assign(wanted, { severity: actions.severity, severityBy: "rule" } satisfies LabelChange);
  if (free("assigneeId", touched.assignee || labels.assigneeId !== null))
    wanted.assigneeId = actions.assigneeId;
  // What somebody works on, or has closed, is no longer a rule's to close.
  if (free("irrelevant", touched.status || labels.status !== "new"))
    Object.assign(wanted, {
      status: "dismissed",
      irrelevantBecause: actions.irrelevant,
      snoozedUntil: null,
    } satisfies LabelChange);
  return { wanted, isHeldBack };
}
