import type { Platform } from "@earshot/core/collect/platform";
import type { CalendarKind, CalendarState } from "@earshot/core/respond/calendar/calendar-entry";
import { eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { calendarEntry } from "../../schema/calendar-entry.ts";
import { entity } from "../../schema/entity.ts";
import { person } from "../../schema/person.ts";
import { storable } from "../../storable.ts";
import { recordAudit, type Actor } from "../audit.ts";
import type { ChangedByAnyone } from "../changed-by.ts";
import { notifyDesk } from "../notify.ts";

/** Everything about an entry that people say. */
export interface CalendarFields {
  kind: CalendarKind;
  title: string;
  note: string;
  at: Date;
  till: Date | null;
  isAllDay: boolean;
  platform: Platform | null;
  link: string | null;
  terms: string[];
  state: CalendarState;
  ownerId: number | null;
  entityId: number | null;
}

export type CalendarRefusal =
  | "missing"
  | "stale"
  | "unchanged"
  | "ends_before"
  | "quiet_without_end"
  | "nobody"
  | "no_entity";
export type ChangedCalendar = { ok: true; calendarEntryId: number } | { ok: false; reason: CalendarRefusal };

type Row = typeof calendarEntry.$inferSelect;

/** Writes an entry. */
export async function addCalendarEntry(
  db: Db,
  by: ChangedByAnyone<"respond">,
  given: { fields: CalendarFields; now: Date },
): Promise<ChangedCalendar> {
  const fields = clean(given.fields);
  return db.transaction(async (tx) => {
    const wrong = await refuse(tx, fields);
    if (wrong) return { ok: false, reason: wrong };
    const { personId } = by.may;
    const stamps = { createdAt: given.now, createdBy: personId, changedAt: given.now, changedBy: personId };
    const [made] = await tx
      .insert(calendarEntry)
      .values({ ...fields, ...stamps })
      .returning();
    if (!made) throw new Error("An entry of the calendar returned no id.");
    await note(tx, by.actor, made, { what: "calendar.added", to: told(fields) }, given.now);
    return { ok: true, calendarEntryId: made.calendarEntryId };
  });
}

/** Changes an entry that still is at the version named. */
export async function changeCalendarEntry(
  db: Db,
  by: ChangedByAnyone<"respond">,
  given: { calendarEntryId: number; version: number; fields: Partial<CalendarFields>; now: Date },
): Promise<ChangedCalendar> {
  return db.transaction(async (tx) => {
    const entry = await lock(tx, given.calendarEntryId);
    if (!entry) return { ok: false, reason: "missing" };
    if (entry.version !== given.version) return { ok: false, reason: "stale" };
    const before = fieldsOf(entry);
    const fields = clean({ ...before, ...given.fields });
    const changed = changedOf(told(before), told(fields));
    if (changed === null) return { ok: false, reason: "unchanged" };
    const wrong = await refuse(tx, fields);
    if (wrong) return { ok: false, reason: wrong };
    await tx
      .update(calendarEntry)
      .set({ ...fields, version: entry.version + 1, changedAt: given.now, changedBy: by.may.personId })
      .where(eq(calendarEntry.calendarEntryId, entry.calendarEntryId));
    await note(tx, by.actor, entry, { what: "calendar.changed", ...changed }, given.now);
    return { ok: true, calendarEntryId: entry.calendarEntryId };
  });
}

/** Takes an entry away. One that its calendar still has comes back with the next import: that is cancelled instead. */
export async function removeCalendarEntry(
  db: Db,
  by: ChangedByAnyone<"respond">,
  given: { calendarEntryId: number; now: Date },
): Promise<ChangedCalendar> {
  return db.transaction(async (tx) => {
    const entry = await lock(tx, given.calendarEntryId);
    if (!entry) return { ok: false, reason: "missing" };
    await tx.delete(calendarEntry).where(eq(calendarEntry.calendarEntryId, entry.calendarEntryId));
    await note(tx, by.actor, entry, { what: "calendar.removed", from: told(fieldsOf(entry)) }, given.now);
    return { ok: true, calendarEntryId: entry.calendarEntryId };
  });
}

async function lock(db: Db, calendarEntryId: number): Promise<Row | null> {
  const [found] = await db
    .select()
    .from(calendarEntry)
    .where(eq(calendarEntry.calendarEntryId, calendarEntryId))
    .for("update");
  return found ?? null;
}

async function refuse(db: Db, { kind, at, till, ownerId, entityId }: CalendarFields) {
  if (till !== null && till <= at) return "ends_before" as const;
  if (kind === "quiet" && till === null) return "quiet_without_end" as const;
  if (ownerId !== null && !(await stands(db, person, person.personId, ownerId))) return "nobody" as const;
  if (entityId !== null && !(await stands(db, entity, entity.entityId, entityId)))
    return "no_entity" as const;
  return null;
}

async function stands(
  db: Db,
  table: typeof person | typeof entity,
  column: typeof person.personId | typeof entity.entityId,
  id: number,
): Promise<boolean> {
  return (await db.select({ id: column }).from(table).where(eq(column, id))).length > 0;
}

function fieldsOf(row: Row): CalendarFields {
  const { kind, title, note, at, till, isAllDay, platform, link, terms, state, ownerId, entityId } = row;
  return { kind, title, note, at, till, isAllDay, platform, link, terms, state, ownerId, entityId };
}

function clean(fields: CalendarFields): CalendarFields {
  const link = fields.link?.trim() ?? "";
  return {
    ...fields,
    title: storable(fields.title.trim()),
    note: storable(fields.note.trim()),
    link: link === "" ? null : storable(link),
    terms: fields.terms.map((term) => storable(term.trim())).filter((term) => term !== ""),
  };
}

function told(fields: CalendarFields): Record<string, unknown> {
  return { ...fields, at: fields.at.toISOString(), till: fields.till?.toISOString() ?? null };
}

/** The fields that differ, before and after; null when none does. */
export function changedOf(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): { from: Record<string, unknown>; to: Record<string, unknown> } | null {
  const names = Object.keys(after).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return null;
  const pick = (given: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, given[name]]));
  return { from: pick(before), to: pick(after) };
}

async function note(
  db: Db,
  actor: Actor,
  entry: Row,
  audited: { what: string; from?: Record<string, unknown>; to?: Record<string, unknown> },
  now: Date,
): Promise<void> {
  const target = { targetKind: "calendar", targetId: entry.calendarEntryId, targetName: entry.title };
  await recordAudit(db, actor, { ...audited, ...target }, now);
  await notifyDesk(db);
}
