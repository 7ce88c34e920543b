import type { Pool } from "pg";

/** An alert rule as the API takes it: for crises, told at once to the head and to these channels. */
export function crisisRule(name: string, channelIds: readonly number[] = []) {
  return {
    name,
    isOn: true,
    condition: { kind: "severity", from: 5 },
    query: "",
    groupBy: "story",
    coolDownMinutes: 60,
    severity: "post",
    telling: { mode: "at_once" },
    quiet: null,
    zone: "Europe/Moscow",
    steps: [{ afterMinutes: 0, personIds: [], roles: ["head"], channelIds }],
  };
}

/** One alert of a rule, as if a post had raised it; its number. */
export async function raiseAlert(
  pool: Pick<Pool, "query">,
  { alertRuleId, key }: { alertRuleId: number; key: string },
): Promise<number> {
  const { rows } = await pool.query<{ alert_id: string }>(
    `insert into alert (alert_rule_id, cause, key, severity, opened_at, last_at, joins_until)
     values ($1, 'rule', $2, 4, now(), now(), now()) returning alert_id`,
    [alertRuleId, key],
  );
  return Number(rows[0]?.alert_id);
}
