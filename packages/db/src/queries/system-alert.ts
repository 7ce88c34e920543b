import { usualAlertRules, type AlertRules } from "@earshot/core/system/alert-rules";
import { nextAlert, type AlertStep } from "@earshot/core/system/next-alert";
import type { Observation } from "@earshot/core/system/observe-system";
import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { systemAlert } from "../schema/system-alert.ts";

/** Serialises looks, of which several processes take one each. */
const lockId = 4_915_016;

export interface AlertChanges {
  opened: string[];
  resolved: string[];
}

type Current = typeof systemAlert.$inferSelect;

/**
 * Takes what one look saw into the alerts: opens, keeps and ends them. Any number of processes may call it; pages hear of changes.
 * @returns keys of what was opened and what is over
 */
export async function saveObservations(
  db: Db,
  observations: readonly Observation[],
  now: Date,
  rules: AlertRules = usualAlertRules,
): Promise<AlertChanges> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${lockId})`);
    const rows = await tx.select().from(systemAlert).where(isNull(systemAlert.resolvedAt));
    const current = new Map(rows.map((row) => [row.key, row]));
    const changes: AlertChanges = { opened: [], resolved: [] };
    for (const observation of observations) {
      const before = current.get(observation.key) ?? null;
      const step = nextAlert(before, observation.signal, rules[observation.kind], now);
      await saveStep(tx, { before, observation, step, now });
      if (step.kind === "opened") changes.opened.push(observation.key);
      if (step.kind === "resolved") changes.resolved.push(observation.key);
    }
    if (changes.opened.length + changes.resolved.length > 0) await notifySystem(tx);
    return changes;
  });
}

async function saveStep(
  tx: Db,
  given: { before: Current | null; observation: Observation; step: AlertStep; now: Date },
): Promise<void> {
  const { before, observation, step, now } = given;
  if (step.kind === "none") return;
  const isThis = eq(systemAlert.systemAlertId, before?.systemAlertId ?? 0);
  if (step.kind === "forgotten") {
    await tx.delete(systemAlert).where(isThis);
    return;
  }
  if (step.kind === "resolved") {
    await tx.update(systemAlert).set({ resolvedAt: now }).where(isThis);
    return;
  }
  // Progress made from a row carries the rest of that row along.
  const { suspectedAt, openedAt, clearSince } = step.progress;
  const progress = { suspectedAt, openedAt, clearSince };
  const { code, level, params } = observation.finding;
  // What is getting well keeps the words of its trouble.
  const words = observation.signal === "good" ? {} : { code, level, params, lastSeenAt: now };
  if (before !== null) {
    await tx
      .update(systemAlert)
      .set({ ...progress, ...words })
      .where(isThis);
    return;
  }
  const { key, kind } = observation;
  await tx.insert(systemAlert).values({ key, kind, code, level, params, ...progress, lastSeenAt: now });
}

/** Tells every page, once the transaction is committed, that the state of the system is different. */
export async function notifySystem(db: Db): Promise<void> {
  await db.execute(sql`select pg_notify('system_changed', '')`);
}

const alertColumns = {
  systemAlertId: systemAlert.systemAlertId,
  key: systemAlert.key,
  kind: systemAlert.kind,
  code: systemAlert.code,
  params: systemAlert.params,
  level: systemAlert.level,
  openedAt: systemAlert.openedAt,
  lastSeenAt: systemAlert.lastSeenAt,
  resolvedAt: systemAlert.resolvedAt,
  acknowledgedAt: systemAlert.acknowledgedAt,
  acknowledgedBy: person.name,
};

/** Alerts that were said: the open ones, the gravest first, then those that are over, newest first. */
export async function listAlerts(db: Db, limit: number) {
  const rows = await db
    .select(alertColumns)
    .from(systemAlert)
    .leftJoin(person, eq(person.personId, systemAlert.acknowledgedBy))
    .where(isNotNull(systemAlert.openedAt))
    .orderBy(
      sql`${systemAlert.resolvedAt} is not null`,
      sql`${systemAlert.resolvedAt} is null and ${systemAlert.level} <> 'fail'`,
      desc(systemAlert.openedAt),
    )
    .limit(limit);
  return rows.flatMap((row) => (row.openedAt === null ? [] : [{ ...row, openedAt: row.openedAt }]));
}

/** Open alerts that nobody has said they look after. */
export async function countAlerts(db: Db): Promise<number> {
  return db.$count(
    systemAlert,
    and(isNotNull(systemAlert.openedAt), isNull(systemAlert.resolvedAt), isNull(systemAlert.acknowledgedAt)),
  );
}

/** Notes who looks after an open alert. Null when it is over or unknown; saying it twice keeps the first. */
export async function acknowledgeAlert(
  db: Db,
  systemAlertId: number,
  personId: number,
  now: Date,
): Promise<{ key: string; isFirst: boolean } | null> {
  const isOpen = and(
    eq(systemAlert.systemAlertId, systemAlertId),
    isNotNull(systemAlert.openedAt),
    isNull(systemAlert.resolvedAt),
  );
  const [taken] = await db
    .update(systemAlert)
    .set({ acknowledgedAt: now, acknowledgedBy: personId })
    .where(and(isOpen, isNull(systemAlert.acknowledgedAt)))
    .returning({ key: systemAlert.key });
  if (taken) return { key: taken.key, isFirst: true };
  const [known] = await db.select({ key: systemAlert.key }).from(systemAlert).where(isOpen);
  return known ? { key: known.key, isFirst: false } : null;
}
