import type { AlertRuleKind } from "@earshot/core/report/alert/alert-rule";
import type { AlertState } from "@earshot/core/report/alert/alert-state";
import { and, desc, eq, isNotNull, isNull, lt, sql, type SQL } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";
import { alertRule } from "../schema/alert-rule.ts";
import { alert } from "../schema/alert.ts";
import type { OutboxState } from "../schema/outbox.ts";
import { person } from "../schema/person.ts";
import { readAlertedAccounts, type AlertedAccount } from "./alert-impostors.ts";
import { readQuotes, type AlertQuote } from "./alert-quotes.ts";

type AlertRow = typeof alert.$inferSelect;

/** An alert as the page shows it. */
export interface ListedAlert extends Omit<AlertRow, "acknowledgedBy" | "closedBy" | "key" | "joinsUntil"> {
  ruleName: string;
  kind: AlertRuleKind;
  acknowledgedBy: string | null;
  /** The account that an alert of an impostor tells of. */
  impostor: AlertedAccount | null;
  postCount: number;
  posts: AlertQuote[];
  deliveries: Record<OutboxState, number>;
}

const conditions: Record<AlertState, SQL | undefined> = {
  open: and(isNull(alert.closedAt), isNull(alert.acknowledgedAt)),
  acknowledged: and(isNull(alert.closedAt), isNotNull(alert.acknowledgedAt)),
  past: isNotNull(alert.closedAt),
};

/** Alerts of a state from `before` on: open ones the gravest first, the others the newest first. */
export async function listAlerts(
  db: Db,
  page: { state: AlertState; before: number | null; limit: number },
): Promise<ListedAlert[]> {
  const isBefore = page.before === null ? undefined : lt(alert.alertId, page.before);
  return readAlerts(db, and(conditions[page.state], isBefore), page.limit);
}

/** Null when there is none. */
export async function findAlert(db: Db, alertId: number): Promise<ListedAlert | null> {
  const [found] = await readAlerts(db, eq(alert.alertId, alertId), 1);
  return found ?? null;
}

async function readAlerts(db: Db, condition: SQL | undefined, limit: number): Promise<ListedAlert[]> {
  const rows = await db
    .select({ alert, ruleName: alertRule.name, rule: alertRule.rule, name: person.name })
    .from(alert)
    .innerJoin(alertRule, eq(alertRule.alertRuleId, alert.alertRuleId))
    .leftJoin(person, eq(person.personId, alert.acknowledgedBy))
    .where(condition)
    .orderBy(desc(alert.alertId))
    .limit(limit);
  const ids = rows.map(({ alert: { alertId } }) => alertId);
  const deliveries = await countDeliveries(db, ids);
  const accounts = await readAlertedAccounts(
    db,
    rows.flatMap(({ alert: { facts } }) => facts.impostor?.authorId ?? []),
  );
  const listed: ListedAlert[] = [];
  for (const { alert: row, ruleName, rule, name } of rows) {
    const { count, quotes } = await readQuotes(db, row.alertId);
    const { key: _key, joinsUntil: _joins, closedBy: _closedBy, acknowledgedBy: _by, ...facts } = row;
    listed.push({
      ...facts,
      ruleName,
      kind: rule.condition.kind,
      acknowledgedBy: name ?? row.acknowledgedVia,
      impostor: accounts.get(row.facts.impostor?.authorId ?? 0) ?? null,
      postCount: count,
      posts: quotes,
      deliveries: deliveries.get(row.alertId) ?? none,
    });
  }
  return listed;
}

const none: Record<OutboxState, number> = { waiting: 0, sending: 0, sent: 0, failed: 0, unknown: 0 };

async function countDeliveries(
  db: Db,
  alertIds: readonly number[],
): Promise<Map<number, Record<OutboxState, number>>> {
  const counts = new Map<number, Record<OutboxState, number>>();
  if (alertIds.length === 0) return counts;
  const rows = await readRows<{ alert_id: string; state: OutboxState; count: number }>(
    db,
    sql`select told.alert_id, state, count(*)::integer as count from alert_told told join outbox using (outbox_id)
      where told.alert_id = any(${sql.param([...alertIds])}::bigint[]) group by 1, 2`,
  );
  for (const { alert_id, state, count } of rows) {
    const alertId = Number(alert_id);
    counts.set(alertId, { ...(counts.get(alertId) ?? none), [state]: count });
  }
  return counts;
}

/** How many want somebody, and how many have somebody. */
export async function countAlertsByState(db: Db): Promise<{ open: number; acknowledged: number }> {
  const [open, acknowledged] = await Promise.all([
    db.$count(alert, conditions.open),
    db.$count(alert, conditions.acknowledged),
  ]);
  return { open, acknowledged };
}
