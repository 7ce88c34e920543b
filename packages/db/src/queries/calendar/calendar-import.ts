import type { Platform } from "@earshot/core/collect/platform";
import type { CalendarKind, CalendarState } from "@earshot/core/respond/calendar/calendar-entry";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { calendarEntry } from "../../schema/calendar-entry.ts";
import { storable } from "../../storable.ts";
import { recordAudit } from "../audit.ts";
import type { ChangedBy } from "../changed-by.ts";
import { notifyDesk } from "../notify.ts";

/** What a file says of one entry. */
export interface ImportedLine {
  uid: string;
  kind: CalendarKind | null;
  title: string;
  note: string;
  at: Date;
  till: Date | null;
  isAllDay: boolean;
  platform: Platform | null;
  link: string | null;
  terms: readonly string[];
  state: CalendarState;
}

export interface ImportedCalendar {
  added: number;
  changed: number;
  unchanged: number;
  /** Of this calendar and still ahead, but no more in the file: marked as cancelled. */
  gone: number;
}

export interface CalendarImport {
  /** Name under which the same file comes again. */
  calendar: string;
  /** What a line is that does not say. */
  kind: CalendarKind;
  entityId: number | null;
  lines: readonly ImportedLine[];
  /** The file was read to its end: what it has no more is gone. */
  isWhole: boolean;
  now: Date;
}

type Row = typeof calendarEntry.$inferSelect;

/**
 * Takes the lines of a file into the calendar. What came with an earlier file is found by its id and follows the new one in what the file
 * says; owner, words, kind and what people marked as done or cancelled stay as people set them.
 */
export async function importCalendar(
  db: Db,
  by: ChangedBy<"respond">,
  given: CalendarImport,
): Promise<ImportedCalendar> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('calendar'), hashtext(${given.calendar}))`);
    const plan = await planImport(tx, given);
    const { personId } = by.may;
    const { now, calendar } = given;
    for (const { row, set } of plan.changed)
      await tx
        .update(calendarEntry)
        .set({ ...set, version: row.version + 1, changedAt: now, changedBy: personId })
        .where(eq(calendarEntry.calendarEntryId, row.calendarEntryId));
    const stamps = { createdAt: now, createdBy: personId, changedAt: now, changedBy: personId };
    for (let at = 0; at < plan.added.length; at += linesAtOnce)
      await tx.insert(calendarEntry).values(
        plan.added.slice(at, at + linesAtOnce).map((line) => ({
          ...stored(line),
          kind: kindOf(line, given.kind),
          entityId: given.entityId,
          calendar,
          uid: storable(line.uid),
          ...stamps,
        })),
      );
    const counts = countsOf(plan);
    const target = { targetKind: "calendar", targetId: null, targetName: calendar };
    await recordAudit(tx, by.actor, { what: "calendar.imported", ...target, to: { ...counts } }, now);
    await notifyDesk(tx);
    return counts;
  });
}

/** What an import would do, without doing it. */
export async function tryImport(db: Db, given: CalendarImport): Promise<ImportedCalendar> {
  return countsOf(await planImport(db, given));
}

interface Plan {
  added: ImportedLine[];
  changed: { row: Row; set: Partial<Row> }[];
  unchanged: number;
  gone: number;
}

/** Rows of one insert: a statement takes only so many parameters. */
const linesAtOnce = 500;

async function planImport(db: Db, { calendar, lines, isWhole, now }: CalendarImport): Promise<Plan> {
  const rows = await db.select().from(calendarEntry).where(eq(calendarEntry.calendar, calendar));
  const byUid = new Map(rows.map((row) => [row.uid, row]));
  // A file may name an id twice: the last word holds.
  const said = new Map(lines.map((line) => [storable(line.uid), line]));
  const plan: Plan = { added: [], changed: [], unchanged: 0, gone: 0 };
  for (const [uid, line] of said) {
    const row = byUid.get(uid);
    if (!row) plan.added.push(line);
    else {
      const set = followed(row, line);
      if (set === null) plan.unchanged += 1;
      else plan.changed.push({ row, set });
    }
  }
  // A file of nothing says nothing: rather a wrong file than a team without plans.
  if (!isWhole || said.size === 0) return plan;
  const gone = rows.filter(
    (row) => row.uid !== null && !said.has(row.uid) && row.state === "planned" && (row.till ?? row.at) > now,
  );
  plan.gone = gone.length;
  plan.changed.push(...gone.map((row) => ({ row, set: { state: "cancelled" as const } })));
  return plan;
}

/** What of a row is to follow the file; null when nothing is. */
function followed(row: Row, line: ImportedLine): Partial<Row> | null {
  const { terms: _terms, state, ...own } = stored(line);
  const till = row.kind === "quiet" && own.till === null ? row.till : own.till;
  const next = { ...own, till, platform: own.platform ?? row.platform, link: own.link ?? row.link };
  const set = state === "cancelled" && row.state === "planned" ? { ...next, state } : next;
  const isSame = Object.entries(set).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(row[name as keyof Row]),
  );
  return isSame ? null : set;
}

function stored({ title, note, at, till, isAllDay, platform, link, terms, state }: ImportedLine) {
  return {
    title: storable(title),
    note: storable(note),
    at,
    till: till !== null && till > at ? till : null,
    isAllDay,
    platform,
    link: link === null ? null : storable(link),
    terms: terms.map((term) => storable(term)),
    state,
  };
}

/** A quiet period has an end; what has none is an event. */
function kindOf(line: ImportedLine, usual: CalendarKind): CalendarKind {
  const kind = line.kind ?? usual;
  return kind === "quiet" && line.till === null ? "event" : kind;
}

function countsOf({ added, changed, unchanged, gone }: Plan): ImportedCalendar {
  return { added: added.length, changed: changed.length - gone, unchanged, gone };
}
