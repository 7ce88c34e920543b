import type { ClockPolicy } from "@earshot/core/triage/clock/policy";
import { nameKey } from "@earshot/core/triage/tag";
import type { Db } from "@earshot/db/database";
import { listAlertRules } from "@earshot/db/queries/alert-rules";
import { readPolicy } from "@earshot/db/queries/clock-policy";
import { listPeople } from "@earshot/db/queries/people";
import { listRules } from "@earshot/db/queries/rules";
import { listTags } from "@earshot/db/queries/tags";
import type { FullRule } from "./configuration.ts";
import type { GivenRule } from "./monitor-file.ts";

/** How clocks run; null where nobody has changed it. */
export async function readOwnPolicy(db: Db): Promise<ClockPolicy | null> {
  const { version, policy } = await readPolicy(db);
  return version === 0 ? null : policy;
}

/** Rules with everything by name. What a rule puts into an incident is left out: incidents belong to one installation. */
export async function readFullRules(db: Db): Promise<FullRule[]> {
  const [rules, tags, people, alerts] = [
    await listRules(db),
    await listTags(db),
    await listPeople(db),
    await listAlertRules(db),
  ];
  return rules.map(({ name, query, isOn, zone, isLast, actions }, at) => ({
    name,
    query,
    isOn,
    zone,
    isLast,
    tags: tags.filter(({ tagId }) => actions.tagIds.includes(tagId)).map((each) => each.name),
    assign: people.find(({ personId }) => personId === actions.assigneeId)?.email ?? null,
    severity: actions.severity,
    irrelevant: actions.irrelevant,
    alert: alerts.find(({ alertRuleId }) => alertRuleId === actions.alertRuleId)?.name ?? null,
    after: rules[at - 1]?.name ?? null,
  }));
}

/** Rules that there will be: those of the file in its order, then those that it leaves out. */
export function wantRules(
  current: readonly FullRule[],
  given: readonly GivenRule[],
  isPruning: boolean,
): FullRule[] {
  if (given.length === 0 && !isPruning) return [...current];
  const named = new Set(given.map(({ name }) => nameKey(name)));
  const left = isPruning ? [] : current.filter(({ name }) => !named.has(nameKey(name)));
  const wanted = given.map(({ name, query, zone, on: isOn, last: isLast, do: deed }) => ({
    name,
    query,
    isOn,
    zone,
    isLast,
    tags: [...new Set(deed.tags)].sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1)),
    assign: deed.assign?.toLowerCase() ?? null,
    severity: deed.severity ?? null,
    irrelevant: deed.irrelevant ?? null,
    alert: deed.alert ?? null,
  }));
  return [...wanted, ...left].map((rule, at, all) => ({ ...rule, after: all[at - 1]?.name ?? null }));
}
