import type { Authorized } from "@earshot/core/triage/authorized";
import type { ShiftFigures } from "@earshot/core/triage/shift";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { person } from "../schema/person.ts";
import { shiftNote, shiftNoteRead } from "../schema/shift-note.ts";
import { storable } from "../storable.ts";
import { recordAudit, type Actor } from "./audit.ts";
import { notifyDesk } from "./notify.ts";

export interface ShiftNote {
  shiftNoteId: number;
  at: Date;
  by: { personId: number; name: string };
  text: string;
  figures: ShiftFigures;
  isRead: boolean;
}

/** When the last shift ended that was not handed over by mistake. */
const lastHandOver = sql`(select max(at) from shift_note where taken_back_at is null)`;

/** Instant since which the shift of a person runs: the last hand-over; before there was any, their last signing in. */
export function shiftStart(personId: number): SQL {
  return sql`coalesce(${lastHandOver}, (select max(created_at) from session where person_id = ${personId}), '-infinity'::timestamptz)`;
}

/** The newest notes, newest first. */
export async function listShiftNotes(db: Db, personId: number, limit: number): Promise<ShiftNote[]> {
  return db
    .select({
      shiftNoteId: shiftNote.shiftNoteId,
      at: shiftNote.at,
      by: { personId: person.personId, name: person.name },
      text: shiftNote.text,
      figures: shiftNote.figures,
      isRead: sql<boolean>`${shiftNote.personId} = ${personId} or exists (select from shift_note_read seen
        where seen.shift_note_id = ${shiftNote.shiftNoteId} and seen.person_id = ${personId})`,
    })
    .from(shiftNote)
    .innerJoin(person, eq(person.personId, shiftNote.personId))
    .where(isNull(shiftNote.takenBackAt))
    .orderBy(desc(shiftNote.at), desc(shiftNote.shiftNoteId))
    .limit(limit);
}

/** How the desk looks now. */
export async function shiftFigures(db: Db): Promise<ShiftFigures> {
  const [row] = await readRows<Record<keyof ShiftFigures, string>>(
    db,
    sql`select
      (select count(*) from triage_place where is_open and status = 1) as "new",
      (select count(*) from triage_place where is_open and status = 2) as "inProgress",
      (select count(*) from triage_place where is_open and status = 3) as "waiting",
      (select count(*) from triage_place where is_open and severity >= 4) as "severe",
      ${closedSince("answered")} as "answered",
      ${closedSince("dismissed")} as "dismissed"`,
  );
  const figure = (name: keyof ShiftFigures): number => Number(row?.[name] ?? 0);
  return {
    new: figure("new"),
    inProgress: figure("inProgress"),
    waiting: figure("waiting"),
    severe: figure("severe"),
    answered: figure("answered"),
    dismissed: figure("dismissed"),
  };
}

/** Posts that came to a status since the note before, or in the last day where there is none. */
function closedSince(status: "answered" | "dismissed"): SQL {
  return sql`(select count(distinct post_id) from triage_event
    where at > coalesce(${lastHandOver}, now() - interval '1 day')
      and kind = 'status' and "to" ->> 'status' = ${status})`;
}

/** Writes the note that ends a shift, with the figures of that moment. */
export async function writeShiftNote(
  db: Db,
  may: Authorized<"triage">,
  given: { text: string; by: Actor; now: Date },
): Promise<number> {
  return db.transaction(async (tx) => {
    const figures = await shiftFigures(tx);
    const [row] = await tx
      .insert(shiftNote)
      .values({ personId: may.personId, at: given.now, text: storable(given.text), figures })
      .returning({ shiftNoteId: shiftNote.shiftNoteId });
    const shiftNoteId = row?.shiftNoteId ?? 0;
    const audited = {
      what: "shift.handed_over",
      targetKind: "shift_note",
      targetId: shiftNoteId,
      targetName: given.text.slice(0, 80),
      to: { figures },
    };
    await recordAudit(tx, given.by, audited, given.now);
    await notifyDesk(tx);
    return shiftNoteId;
  });
}

/**
 * Takes back a note of one's own: nobody is told it any more, and the shift before it runs on.
 * @returns its text; null where this person has no such note left
 */
export async function takeBackShiftNote(
  db: Db,
  may: Authorized<"triage">,
  given: { shiftNoteId: number; by: Actor; now: Date },
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const [taken] = await tx
      .update(shiftNote)
      .set({ takenBackAt: given.now })
      .where(
        and(
          eq(shiftNote.shiftNoteId, given.shiftNoteId),
          eq(shiftNote.personId, may.personId),
          isNull(shiftNote.takenBackAt),
        ),
      )
      .returning({ text: shiftNote.text });
    if (!taken) return null;
    const audited = {
      what: "shift.taken_back",
      targetKind: "shift_note",
      targetId: given.shiftNoteId,
      targetName: taken.text.slice(0, 80),
    };
    await recordAudit(tx, given.by, audited, given.now);
    await notifyDesk(tx);
    return taken.text;
  });
}

/** That somebody has read a note; false where there is none of this number. */
export async function readShiftNote(
  db: Db,
  { personId }: Authorized<"own_account">,
  { shiftNoteId, now }: { shiftNoteId: number; now: Date },
): Promise<boolean> {
  const [known] = await db
    .select({ shiftNoteId: shiftNote.shiftNoteId })
    .from(shiftNote)
    .where(and(eq(shiftNote.shiftNoteId, shiftNoteId), isNull(shiftNote.takenBackAt)));
  if (!known) return false;
  await db.insert(shiftNoteRead).values({ shiftNoteId, personId, at: now }).onConflictDoNothing();
  return true;
}
