import type { Authorized, AuthorizedByMachine } from "@earshot/core/triage/authorized";
import type { AlertRule } from "@earshot/core/report/alert/alert-rule";
import { nameKey, tidyName } from "@earshot/core/triage/tag";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "../database.ts";
import { alertRule, type AlertForecast } from "../schema/alert-rule.ts";
import { storable } from "../storable.ts";
import { recordAudit, type Actor } from "./audit.ts";
import { notifyAlerts } from "./notify.ts";

/** A rule with what is known of it. */
export interface KeptAlertRule extends AlertRule {
  alertRuleId: number;
  version: number;
  forecast: AlertForecast;
  lastFiredAt: Date | null;
  updatedAt: Date;
}

export type AlertRuleRefusal = "missing" | "stale" | "name_taken";

/** Rules that are in use, switched off or not, by name. */
export async function listAlertRules(db: Db): Promise<KeptAlertRule[]> {
  const rows = await db
    .select()
    .from(alertRule)
    .where(isNull(alertRule.deletedAt))
    .orderBy(asc(alertRule.nameKey));
  return rows.map(toRule);
}

function toRule(row: typeof alertRule.$inferSelect): KeptAlertRule {
  const { alertRuleId, name, isOn, rule, version, forecast, lastFiredAt, updatedAt } = row;
  return { ...rule, alertRuleId, name, isOn, version, forecast, lastFiredAt, updatedAt };
}

interface SaveAlertRule {
  may: Authorized<"edit_settings"> | AuthorizedByMachine;
  actor: Actor;
  rule: AlertRule;
  /** Null: none was made. */
  forecast: AlertForecast | null;
  now: Date;
}

/** Adds a rule, or changes the one that still is at the version named. */
export async function saveAlertRule(
  db: Db,
  given: SaveAlertRule & { known: { alertRuleId: number; version: number | null } | null },
): Promise<{ ok: true; alertRuleId: number } | { ok: false; reason: AlertRuleRefusal }> {
  const { known, rule, now } = given;
  return db.transaction(async (tx) => {
    const before = known === null ? null : await lockRule(tx, known.alertRuleId);
    if (known !== null && before === null) return { ok: false, reason: "missing" };
    const isStale = known?.version != null && before !== null && before.version !== known.version;
    if (isStale) return { ok: false, reason: "stale" };
    const name = storable(tidyName(rule.name));
    const { name: _, isOn, ...rest } = rule;
    const facts = {
      name,
      nameKey: nameKey(name),
      isOn,
      rule: { ...rest, query: storable(rest.query) },
      ...(given.forecast === null ? {} : { forecast: given.forecast }),
      updatedAt: now,
    };
    if (await isTaken(tx, facts.nameKey, before?.alertRuleId ?? 0))
      return { ok: false, reason: "name_taken" };
    const createdBy = given.may.personId;
    const [saved] = before
      ? await tx
          .update(alertRule)
          .set({ ...facts, version: before.version + 1 })
          .where(eq(alertRule.alertRuleId, before.alertRuleId))
          .returning()
      : await tx
          .insert(alertRule)
          .values({ ...facts, createdAt: now, createdBy })
          .returning();
    if (!saved) throw new Error("A rule that was saved gave no row.");
    const was = before === null ? {} : { ...before.rule, name: before.name, isOn: before.isOn };
    await recordAudit(
      tx,
      given.actor,
      {
        what: before === null ? "alert_rule.added" : "alert_rule.changed",
        targetKind: "alert_rule",
        targetId: saved.alertRuleId,
        targetName: name,
        ...changed(was, { ...facts.rule, name, isOn }),
      },
      now,
    );
    await notifyAlerts(tx);
    return { ok: true, alertRuleId: saved.alertRuleId };
  });
}

/** Fields that differ, before and after. */
function changed(
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
): { from: Record<string, unknown>; to: Record<string, unknown> } {
  const keys = Object.keys(to).filter((key) => JSON.stringify(from[key]) !== JSON.stringify(to[key]));
  const pick = (fields: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(keys.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]])));
  return { from: pick(from), to: pick(to) };
}

async function lockRule(tx: Db, alertRuleId: number) {
  const [row] = await tx
    .select()
    .from(alertRule)
    .where(and(eq(alertRule.alertRuleId, alertRuleId), isNull(alertRule.deletedAt)))
    .for("update");
  return row ?? null;
}

async function isTaken(tx: Db, key: string, alertRuleId: number): Promise<boolean> {
  const rows = await tx
    .select({ alertRuleId: alertRule.alertRuleId })
    .from(alertRule)
    .where(and(eq(alertRule.nameKey, key), isNull(alertRule.deletedAt)));
  return rows.some((row) => row.alertRuleId !== alertRuleId);
}

/** Takes a rule out of use; its alerts stay. False when there is none. */
export async function removeAlertRule(
  db: Db,
  given: {
    may: Authorized<"edit_settings"> | AuthorizedByMachine;
    actor: Actor;
    alertRuleId: number;
    now: Date;
  },
): Promise<boolean> {
  const { alertRuleId, now } = given;
  return db.transaction(async (tx) => {
    const [gone] = await tx
      .update(alertRule)
      .set({ deletedAt: now })
      .where(and(eq(alertRule.alertRuleId, alertRuleId), isNull(alertRule.deletedAt)))
      .returning({ name: alertRule.name });
    if (!gone) return false;
    const target = { targetKind: "alert_rule", targetId: alertRuleId, targetName: gone.name };
    await recordAudit(tx, given.actor, { what: "alert_rule.removed", ...target }, now);
    await notifyAlerts(tx);
    return true;
  });
}
