import { mentionedPeople } from "@earshot/core/triage/note-text";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { noteMention } from "../schema/note-mention.ts";
import { person } from "../schema/person.ts";
import { notifyInbox } from "./notify.ts";

/** A note on a post, or one on a person. */
export type NoteOfEither = { noteId: number } | { authorNoteId: number };

/** Whether everybody exists whom a text speaks to. */
export async function areMentionedKnown(db: Db, text: string): Promise<boolean> {
  const personIds = mentionedPeople(text);
  if (personIds.length === 0) return true;
  const rows = await db
    .select({ personId: person.personId })
    .from(person)
    .where(inArray(person.personId, personIds));
  return rows.length === personIds.length;
}

/**
 * Brings the inbox in line with the text of a note: new people are told, those who are no longer spoken to and had not looked are not.
 * @param by who wrote it, and needs not be told
 */
export async function tellMentioned(
  db: Db,
  of: NoteOfEither,
  { by, text, now }: { by: number; text: string; now: Date },
): Promise<void> {
  const people = mentionedPeople(text).filter((id) => id !== by);
  const spoken = sql`any(${sql.param(people)}::integer[])`;
  const gone = await db
    .delete(noteMention)
    .where(and(ofNote(of), isNull(noteMention.readAt), sql`not ${noteMention.personId} = ${spoken}`))
    .returning({ personId: noteMention.personId });
  if (people.length > 0) {
    await db
      .insert(noteMention)
      .values(people.map((personId) => ({ ...of, personId, at: now })))
      .onConflictDoNothing();
  }
  await notifyInbox(db, [...people, ...gone.map((each) => each.personId)]);
}

/** Has those look into their inbox again whom a note spoke to: it was deleted, or is there again. */
export async function callMentioned(db: Db, of: NoteOfEither): Promise<void> {
  const told = await db.select({ personId: noteMention.personId }).from(noteMention).where(ofNote(of));
  await notifyInbox(
    db,
    told.map((each) => each.personId),
  );
}

function ofNote(of: NoteOfEither) {
  return "noteId" in of ? eq(noteMention.noteId, of.noteId) : eq(noteMention.authorNoteId, of.authorNoteId);
}
