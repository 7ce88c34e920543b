import { and, eq, isNull, isNotNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { alertRule } from "../schema/alert-rule.ts";
import { alert } from "../schema/alert.ts";
import { person } from "../schema/person.ts";
import { storable } from "../storable.ts";
import { recordAudit, type Actor } from "./audit.ts";
import { notifyAlerts } from "./notify.ts";

/** Who takes an alert on, and by what way: "page", "mail", "telegram: Anna". */
export interface Acknowledging {
  alertId: number;
  /** Null: somebody in a chat whom no account is known of. */
  personId: number | null;
  via: string;
  actor: Actor;
  now: Date;
}

/** `missing`: there is none, or it is over. Else who has taken it on: the first one. */
export type Acknowledged = { ok: false; reason: "missing" } | { ok: true; isFirst: boolean; by: string };

/** Says that somebody looks after an alert: nobody else is told of it. Saying it twice keeps the first. */
export async function acknowledge(db: Db, given: Acknowledging): Promise<Acknowledged> {
  const { alertId, personId, now } = given;
  const via = storable(given.via).slice(0, 120);
  return db.transaction(async (tx) => {
    const [taken] = await tx
      .update(alert)
      .set({ acknowledgedAt: now, acknowledgedBy: personId, acknowledgedVia: via, nextStepAt: null })
      .where(and(eq(alert.alertId, alertId), isNull(alert.acknowledgedAt), isNull(alert.closedAt)))
      .returning({ alertRuleId: alert.alertRuleId });
    if (taken) {
      const target = await targetOf(tx, alertId, taken.alertRuleId);
      const audited = { what: "post_alert.acknowledged", ...target, to: { via } };
      await recordAudit(tx, given.actor, audited, now);
      await notifyAlerts(tx);
    }
    const [known] = await tx
      .select({ via: alert.acknowledgedVia, name: person.name })
      .from(alert)
      .leftJoin(person, eq(person.personId, alert.acknowledgedBy))
      .where(and(eq(alert.alertId, alertId), isNotNull(alert.acknowledgedAt)));
    if (!known) return { ok: false, reason: "missing" };
    return { ok: true, isFirst: taken !== undefined, by: known.name ?? known.via ?? "" };
  });
}

/** Says that an alert is over. False when there is none or it is over already. */
export async function closeAlert(
  db: Db,
  given: { alertId: number; personId: number; actor: Actor; now: Date },
): Promise<boolean> {
  const { alertId, personId, now } = given;
  return db.transaction(async (tx) => {
    const [over] = await tx
      .update(alert)
      .set({
        closedAt: now,
        closedBy: personId,
        nextStepAt: null,
        acknowledgedAt: sql`coalesce(${alert.acknowledgedAt}, ${now.toISOString()}::timestamptz)`,
        acknowledgedBy: sql`case when ${alert.acknowledgedAt} is null then ${personId} else ${alert.acknowledgedBy} end`,
        acknowledgedVia: sql`coalesce(${alert.acknowledgedVia}, 'page')`,
      })
      .where(and(eq(alert.alertId, alertId), isNull(alert.closedAt)))
      .returning({ alertRuleId: alert.alertRuleId });
    if (!over) return false;
    const target = await targetOf(tx, alertId, over.alertRuleId);
    await recordAudit(tx, given.actor, { what: "post_alert.closed", ...target }, now);
    await notifyAlerts(tx);
    return true;
  });
}

async function targetOf(tx: Db, alertId: number, alertRuleId: number) {
  const [rule] = await tx
    .select({ name: alertRule.name })
    .from(alertRule)
    .where(eq(alertRule.alertRuleId, alertRuleId));
  return { targetKind: "alert", targetId: alertId, targetName: rule?.name ?? "" };
}

const hourMs = 3_600_000;
/** Quiet for so long after somebody took it on, or after nobody did, an alert is over by itself. */
const restHours = { acknowledged: 24, ignored: 7 * 24 } as const;

/** Calls alerts over that nothing was added to for long. @returns how many */
export async function closeRestingAlerts(db: Db, now: Date): Promise<number> {
  const before = (hours: number) => new Date(now.getTime() - hours * hourMs);
  const isTaken = and(isNotNull(alert.acknowledgedAt), lt(alert.lastAt, before(restHours.acknowledged)));
  const closed = await db
    .update(alert)
    .set({ closedAt: now, nextStepAt: null })
    .where(and(isNull(alert.closedAt), or(isTaken, lt(alert.lastAt, before(restHours.ignored)))))
    .returning({ alertId: alert.alertId });
  if (closed.length > 0) await notifyAlerts(db);
  return closed.length;
}
