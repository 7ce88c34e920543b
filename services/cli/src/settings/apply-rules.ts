import { defaultPolicy } from "@earshot/core/triage/clock/policy";
import { noActions, type Rule, type RuleActions } from "@earshot/core/triage/rule/rule";
import { nameKey } from "@earshot/core/triage/tag";
import type { Db } from "@earshot/db/database";
import { listAlertRules } from "@earshot/db/queries/alert-rules";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { savePolicy } from "@earshot/db/queries/clock-policy";
import { listPeople } from "@earshot/db/queries/people";
import { addRule, changeRule, listRules, orderRules, retireRule } from "@earshot/db/queries/rules";
import { listTags } from "@earshot/db/queries/tags";
import { CommandError } from "../failure.ts";
import type { FullRule } from "./configuration.ts";
import type { Plan } from "./plan-apply.ts";

/** Saves how clocks run; the log is told by whoever saves it. */
export async function applyClocks(tx: Db, plan: Plan, now: Date): Promise<null> {
  const policy = plan.wanted.clocks ?? defaultPolicy;
  const saved = await savePolicy(tx, byCommandLine(), { version: null, policy, now });
  if (saved.ok) return null;
  const problems = saved.reason === "invalid" ? saved.problems : [];
  const said = problems.map(({ field, words }) => `  clocks.${field}: ${words.en}`);
  throw new CommandError(`Nothing was applied: the clocks need mending.\n${said.join("\n")}`);
}

/** Makes, changes, removes and orders rules as planned; the log is told by whoever does it. */
export async function applyRules(tx: Db, plan: Plan, now: Date): Promise<void> {
  const differences = plan.differences.filter(({ section }) => section === "rules");
  if (differences.length === 0) return;
  const by = byCommandLine();
  const known = new Map((await listRules(tx)).map((rule) => [nameKey(rule.name), rule]));
  for (const { kind, key } of differences) {
    const there = known.get(key);
    if (kind === "remove") {
      if (there) await retireRule(tx, by, { ruleId: there.ruleId, now });
      continue;
    }
    const wanted = plan.wanted.rules.find(({ name }) => nameKey(name) === key);
    if (!wanted) throw new Error(`a difference speaks of the rule ${key}, which nobody wants`);
    const { isOn, name, query, zone, isLast } = wanted;
    const actions = await actionsOf(tx, wanted, there?.actions ?? noActions);
    const rule: Rule = { isOn, name, query, zone, isLast, actions };
    const saved = there
      ? await changeRule(tx, by, { ruleId: there.ruleId, version: null, rule, now })
      : await addRule(tx, by, { rule, now });
    if (!saved.ok)
      throw new CommandError(`Nothing was applied: the rule ${name} is refused (${saved.reason}).`);
  }
  await putInOrder(tx, plan.wanted.rules, now);
}

async function actionsOf(tx: Db, rule: FullRule, before: RuleActions): Promise<RuleActions> {
  const [tags, people, alerts] = [await listTags(tx), await listPeople(tx), await listAlertRules(tx)];
  const missing = (what: string): never => {
    throw new CommandError(`Nothing was applied: the rule ${rule.name} names ${what}, which is not there.`);
  };
  const tagIds = rule.tags.map(
    (name) =>
      tags.find((tag) => !tag.isRetired && nameKey(tag.name) === nameKey(name))?.tagId ??
      missing(`the tag ${name}`),
  );
  const { assign, alert, severity, irrelevant } = rule;
  return {
    tagIds,
    assigneeId:
      assign === null ? null : (people.find(({ email }) => email === assign)?.personId ?? missing(assign)),
    severity: severity as RuleActions["severity"],
    irrelevant: irrelevant as RuleActions["irrelevant"],
    incidentId: before.incidentId,
    alertRuleId:
      alert === null
        ? null
        : (alerts.find(({ name }) => name === alert)?.alertRuleId ?? missing(`the alert rule ${alert}`)),
  };
}

async function putInOrder(tx: Db, wanted: readonly FullRule[], now: Date): Promise<void> {
  const rules = await listRules(tx);
  const ids = wanted.flatMap(
    ({ name }) => rules.find((rule) => rule.nameKey === nameKey(name))?.ruleId ?? [],
  );
  if (ids.some((id, at) => rules[at]?.ruleId !== id))
    await orderRules(tx, byCommandLine(), { ruleIds: ids, now });
}
