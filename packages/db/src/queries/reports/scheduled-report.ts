import { dueSlot, lastPeriod } from "@earshot/core/report/written/report-period";
import { eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { reportSchedule } from "../../schema/report.ts";
import type { Actor } from "../audit.ts";
import { uncountedSince } from "../figures/count-mentions.ts";
import type { SecretBox } from "../sealed.ts";
import { keepReport, writeReport, type WrittenReport } from "./make-report.ts";
import type { ScheduleRow } from "./report-schedules.ts";
import { tellReport } from "./tell-report.ts";

/** So long a report waits for what is not counted yet; then it is made, and says what it lacks. */
const waitMs = 5 * 60_000;

/** A schedule whose time has come. */
export interface DueSchedule {
  schedule: ScheduleRow;
  slot: Date;
  /** Slots before that nothing was made for, because nothing ran. */
  missedSlots: number;
}

/** Schedules that owe a report, of slots for which everything is counted or that have waited for that long enough. */
export async function dueSchedules(db: Db, now: Date): Promise<DueSchedule[]> {
  const schedules = await db.select().from(reportSchedule).where(eq(reportSchedule.isOn, true));
  const due = schedules.flatMap((schedule): DueSchedule[] => {
    const { hour, weekday, settledUntil, wish } = schedule;
    const found = dueSlot({ kind: wish.kind, zone: wish.zone, hour, weekday }, settledUntil, now);
    return found === null ? [] : [{ schedule, ...found }];
  });
  if (due.length === 0) return [];
  const uncountedMs = await uncountedSince(db);
  const countedUntil = now.getTime() - (uncountedMs ?? 0);
  return due.filter(({ slot }) => countedUntil >= slot.getTime() || now.getTime() >= slot.getTime() + waitMs);
}

/**
 * Makes the report that a schedule owes, keeps it and tells everybody, once whoever else tries the same at the same time.
 * @returns numbers of the outbox, to be rung for; null where another one made it, or the schedule became different meanwhile
 */
export async function makeScheduledReport(
  db: Db,
  box: SecretBox,
  due: DueSchedule,
  given: { pageUrl: string | null; now: Date },
): Promise<number[] | null> {
  const { schedule, slot, missedSlots } = due;
  const { wish } = schedule;
  const period = lastPeriod(wish.kind, slot, wish.zone);
  const written = await writeReport(db, { wish, period, missedSlots, now: given.now });
  return db.transaction((tx) => keepForSlot(tx, box, { schedule, slot, written, pageUrl: given.pageUrl }));
}

async function keepForSlot(
  tx: Db,
  box: SecretBox,
  given: { schedule: ScheduleRow; slot: Date; written: WrittenReport; pageUrl: string | null },
): Promise<number[] | null> {
  const { slot, written, pageUrl } = given;
  const { scheduleId } = given.schedule;
  const isIt = eq(reportSchedule.scheduleId, scheduleId);
  const [schedule] = await tx.select().from(reportSchedule).where(isIt).for("update");
  if (!schedule || schedule.version !== given.schedule.version || schedule.settledUntil >= slot) return null;
  await tx.update(reportSchedule).set({ settledUntil: slot }).where(isIt);
  const actor: Actor = { personId: null, via: "system", address: null };
  const reportId = await keepReport(tx, written, { actor, slot: { scheduleId, at: slot } });
  return reportId === null ? null : tellReport(tx, box, { schedule, written, reportId, pageUrl });
}
