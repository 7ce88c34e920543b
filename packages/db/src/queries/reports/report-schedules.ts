import { nextSlot } from "@earshot/core/report/written/report-period";
import { readyTemplates } from "@earshot/core/report/written/report-template";
import type { ReportPlan } from "@earshot/core/report/written/report-wish";
import type { Authorized } from "@earshot/core/triage/authorized";
import { asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { person } from "../../schema/person.ts";
import { reportSchedule } from "../../schema/report.ts";
import { storable } from "../../storable.ts";
import { recordAudit, type Actor } from "../audit.ts";

export type ScheduleRow = typeof reportSchedule.$inferSelect;

interface Changing {
  may: Authorized<"edit_settings">;
  actor: Actor;
  now: Date;
}

/** Schedules with their makers and the last reports they made, in the order in which they came to be. */
export async function listSchedules(db: Db) {
  return db
    .select({
      ...getTableColumns(reportSchedule),
      maker: { personId: person.personId, name: person.name },
      lastReportId: sql<
        number | null
      >`(select max(report_id) from report where schedule_id = ${reportSchedule.scheduleId})`,
    })
    .from(reportSchedule)
    .leftJoin(person, eq(person.personId, reportSchedule.createdBy))
    .orderBy(asc(reportSchedule.scheduleId));
}

/** When a schedule makes its next report after an instant; null while it is off. */
export function nextReportAt(row: ScheduleRow, after: Date): Date | null {
  const { kind, zone } = row.wish;
  return row.isOn ? nextSlot({ kind, zone, hour: row.hour, weekday: row.weekday }, after) : null;
}

/** Makes a schedule, whose first slot is the next one. @returns its number */
export async function addSchedule(db: Db, by: Changing, plan: ReportPlan): Promise<number> {
  return db.transaction(async (tx) => {
    const { actor, now } = by;
    const [added] = await tx
      .insert(reportSchedule)
      .values({ ...storablePlan(plan), settledUntil: now, createdBy: actor.personId, createdAt: now })
      .returning();
    if (!added) throw new Error("A schedule returned no row.");
    const audited = { what: "report_schedule.added", ...target(added), to: told(added) };
    await recordAudit(tx, actor, audited, now);
    return added.scheduleId;
  });
}

export type ChangedSchedule = "changed" | "missing" | "stale";

/** Changes a schedule that still is at the version named. What passed before is not made up for. */
export async function changeSchedule(
  db: Db,
  by: Changing,
  given: { scheduleId: number; version: number; plan: ReportPlan },
): Promise<ChangedSchedule> {
  return db.transaction(async (tx) => {
    const isIt = eq(reportSchedule.scheduleId, given.scheduleId);
    const [before] = await tx.select().from(reportSchedule).where(isIt).for("update");
    if (!before) return "missing";
    if (before.version !== given.version) return "stale";
    const plan = storablePlan(given.plan);
    const changes = { ...plan, version: before.version + 1, settledUntil: by.now };
    await tx.update(reportSchedule).set(changes).where(isIt);
    const after = { ...before, ...plan };
    const audited = {
      what: "report_schedule.changed",
      ...target(after),
      from: told(before),
      to: told(after),
    };
    await recordAudit(tx, by.actor, audited, by.now);
    return "changed";
  });
}

/** Deletes a schedule; what it made stays. @returns whether there was one */
export async function removeSchedule(db: Db, by: Changing, scheduleId: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const isIt = eq(reportSchedule.scheduleId, scheduleId);
    const [gone] = await tx.delete(reportSchedule).where(isIt).returning();
    if (!gone) return false;
    const audited = { what: "report_schedule.deleted", ...target(gone), from: told(gone) };
    await recordAudit(tx, by.actor, audited, by.now);
    return true;
  });
}

function storablePlan(plan: ReportPlan): ReportPlan {
  return { ...plan, wish: { ...plan.wish, title: storable(plan.wish.title) } };
}

function target({ scheduleId, wish }: Pick<ScheduleRow, "scheduleId" | "wish">) {
  const targetName = wish.title || readyTemplates[wish.kind].name[wish.language];
  return { targetKind: "report_schedule", targetId: scheduleId, targetName };
}

function told({
  wish,
  hour,
  weekday,
  formats,
  people,
  channels,
  isOn,
}: ScheduleRow): Record<string, unknown> {
  return { ...wish, hour, weekday, formats, people, channels, isOn };
}
