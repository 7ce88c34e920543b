import type { Platform } from "@earshot/core/collect/platform";
import type { CalendarKind, CalendarState } from "@earshot/core/respond/calendar/calendar-entry";
import type { OpenIncident } from "@earshot/core/respond/calendar/find-clashes";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";

/** An entry with everything that is shown of it. */
export interface CalendarRow {
  calendarEntryId: number;
  version: number;
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
  owner: { personId: number; name: string } | null;
  entity: { entityId: number; name: string } | null;
  entityId: number | null;
  /** The calendar that it was imported from. */
  calendar: string | null;
  changedAt: Date;
}

type Raw = Omit<CalendarRow, "at" | "till" | "changedAt" | "owner" | "entity"> & {
  at: string;
  till: string | null;
  changedAt: string;
  ownerId: number | null;
  ownerName: string | null;
  entityName: string | null;
};

const listMax = 2_000;

/** What touches a time, in its order; at most 2,000. */
export async function listCalendar(
  db: Db,
  { from, till }: { from: Date; till: Date },
): Promise<CalendarRow[]> {
  return read(db, sql`c.at < ${till}::timestamptz and coalesce(c.till, c.at) >= ${from}::timestamptz`);
}

/** Null when there is no such entry. */
export async function findCalendarEntry(db: Db, calendarEntryId: number): Promise<CalendarRow | null> {
  return (await read(db, sql`c.calendar_entry_id = ${calendarEntryId}`))[0] ?? null;
}

/** Names under which calendars were imported. */
export async function calendarNames(db: Db): Promise<string[]> {
  const rows = await readRows<{ calendar: string }>(
    db,
    sql`select distinct calendar from calendar_entry where calendar is not null order by calendar limit 100`,
  );
  return rows.map(({ calendar }) => calendar);
}

/** Incidents that are not closed, as the rules of clashes want them. */
export async function openIncidents(db: Db): Promise<OpenIncident[]> {
  const rows = await readRows<Omit<OpenIncident, "since"> & { since: string }>(
    db,
    sql`select incident_id as "incidentId", title, severity, since from incident where state <> 'closed'
      order by severity desc, incident_id limit 100`,
  );
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

async function read(db: Db, which: SQL): Promise<CalendarRow[]> {
  const rows = await readRows<Raw>(
    db,
    sql`
    select c.calendar_entry_id as "calendarEntryId", c.version, c.kind, c.title, c.note, c.at, c.till,
      c.is_all_day as "isAllDay", c.platform, c.link, c.terms, c.state, c.owner_id as "ownerId", p.name as "ownerName",
      c.entity_id as "entityId", e.name as "entityName", c.calendar, c.changed_at as "changedAt"
    from calendar_entry c
      left join person p on p.person_id = c.owner_id
      left join entity e on e.entity_id = c.entity_id
    where ${which} order by c.at, c.calendar_entry_id limit ${listMax}`,
  );
  return rows.map(({ ownerId, ownerName, entityName, ...row }) => ({
    ...row,
    at: new Date(row.at),
    till: row.till === null ? null : new Date(row.till),
    changedAt: new Date(row.changedAt),
    owner: ownerId === null ? null : { personId: ownerId, name: ownerName ?? "" },
    entity: row.entityId === null ? null : { entityId: row.entityId, name: entityName ?? "" },
  }));
}
