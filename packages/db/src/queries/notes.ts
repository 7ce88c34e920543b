import type { Authorized } from "@earshot/core/triage/authorized";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { note, noteRevision } from "../schema/note.ts";
import { person } from "../schema/person.ts";
import { triage } from "../schema/triage.ts";
import { triageEvent, type TriageEventKind } from "../schema/triage-event.ts";
import { storable } from "../storable.ts";
import { areMentionedKnown, callMentioned, tellMentioned } from "./note-mentions.ts";
import { notifyTriage } from "./notify.ts";

/** `not_yours`: only its author edits a note. `unknown_person`: it speaks to somebody who does not exist. */
export type NoteRefusal = "missing" | "unknown_person" | "not_yours" | "unchanged" | "deleted";
export type SavedNote = { ok: true; postId: number; noteId: number } | { ok: false; reason: NoteRefusal };

interface Writing {
  text: string;
  now: Date;
}

/** Adds a note to a post; whom it speaks to finds it in the inbox. Sent twice with the same key it is one. */
export async function addNote(
  db: Db,
  actor: Authorized<"triage">,
  given: Writing & { postId: number; requestKey?: string | undefined },
): Promise<SavedNote> {
  return db.transaction(async (tx) => {
    const { postId, now } = given;
    if (!(await lockPost(tx, postId))) return { ok: false, reason: "missing" };
    const sent = await sentBefore(tx, actor, given);
    if (sent !== null) return { ok: true, postId, noteId: sent };
    const text = storable(given.text);
    if (!(await areMentionedKnown(tx, text))) return { ok: false, reason: "unknown_person" };
    const [made] = await tx
      .insert(note)
      .values({ postId, personId: actor.personId, at: now, text, requestKey: given.requestKey ?? null })
      .returning({ noteId: note.noteId });
    if (!made) throw new Error("A note returned no id.");
    await tellMentioned(tx, made, { by: actor.personId, text, now });
    await finish(tx, actor, { ...made, postId, now, kind: "note", by: 1 });
    return { ok: true, postId, noteId: made.noteId };
  });
}

/** The note that came with this key already. The post is held, so that two who come at once do so one after the other. */
async function sentBefore(
  tx: Db,
  { personId }: Authorized<"triage">,
  { postId, requestKey }: { postId: number; requestKey?: string | undefined },
): Promise<number | null> {
  if (requestKey === undefined) return null;
  const [known] = await tx
    .select({ noteId: note.noteId })
    .from(note)
    .where(and(eq(note.requestKey, requestKey), eq(note.postId, postId), eq(note.personId, personId)));
  return known?.noteId ?? null;
}

/** Puts another text in the place of one's own note; the old one is kept. */
export async function editNote(
  db: Db,
  actor: Authorized<"triage">,
  given: Writing & { noteId: number },
): Promise<SavedNote> {
  return db.transaction(async (tx) => {
    const { noteId, now } = given;
    const before = await lockNote(tx, noteId);
    if (!before) return { ok: false, reason: "missing" };
    if (before.deletedAt !== null) return { ok: false, reason: "deleted" };
    if (before.personId !== actor.personId) return { ok: false, reason: "not_yours" };
    const text = storable(given.text);
    if (text === before.text) return { ok: false, reason: "unchanged" };
    if (!(await areMentionedKnown(tx, text))) return { ok: false, reason: "unknown_person" };
    await tx.insert(noteRevision).values({ noteId, at: now, text: before.text }).onConflictDoNothing();
    await tx.update(note).set({ text, editedAt: now }).where(eq(note.noteId, noteId));
    await tellMentioned(tx, { noteId }, { by: actor.personId, text, now });
    await finish(tx, actor, { noteId, postId: before.postId, now, kind: "note_edited", by: 0 });
    return { ok: true, postId: before.postId, noteId };
  });
}

/** Deletes one's own note, or any as head of the desk; a tombstone stays. `isDeleted: false` takes the deletion back. */
export async function deleteNote(
  db: Db,
  actor: Authorized<"triage">,
  given: { noteId: number; isDeleted: boolean; mayAny: boolean; now: Date },
): Promise<SavedNote> {
  return db.transaction(async (tx) => {
    const { noteId, isDeleted, now } = given;
    const before = await lockNote(tx, noteId);
    if (!before) return { ok: false, reason: "missing" };
    if (before.personId !== actor.personId && !given.mayAny) return { ok: false, reason: "not_yours" };
    if ((before.deletedAt !== null) === isDeleted) return { ok: false, reason: "unchanged" };
    await tx
      .update(note)
      .set({ deletedAt: isDeleted ? now : null })
      .where(eq(note.noteId, noteId));
    const kind = isDeleted ? "note_deleted" : "note_restored";
    await finish(tx, actor, { noteId, postId: before.postId, now, kind, by: isDeleted ? -1 : 1 });
    await callMentioned(tx, { noteId });
    return { ok: true, postId: before.postId, noteId };
  });
}

async function lockNote(db: Db, noteId: number): Promise<typeof note.$inferSelect | null> {
  const [place] = await db.select({ postId: note.postId }).from(note).where(eq(note.noteId, noteId));
  // The post first, as every change of a post takes it.
  if (!place || !(await lockPost(db, place.postId))) return null;
  const [found] = await db.select().from(note).where(eq(note.noteId, noteId)).for("update");
  return found ?? null;
}

async function lockPost(db: Db, postId: number): Promise<boolean> {
  const rows = await db
    .select({ postId: triage.postId })
    .from(triage)
    .where(eq(triage.postId, postId))
    .for("update");
  return rows.length > 0;
}

async function finish(
  db: Db,
  actor: Authorized<"triage">,
  done: { noteId: number; postId: number; now: Date; kind: TriageEventKind; by: number },
): Promise<void> {
  const { noteId, postId, now, kind, by } = done;
  await db.insert(triageEvent).values({ postId, at: now, personId: actor.personId, kind, to: { noteId } });
  if (by !== 0) {
    await db
      .update(triage)
      .set({ noteCount: sql`${triage.noteCount} + ${by}`, updatedAt: now })
      .where(eq(triage.postId, postId));
  }
  await notifyTriage(db, [postId], false);
}

export interface PostNote {
  noteId: number;
  by: { personId: number; name: string };
  at: Date;
  editedAt: Date | null;
  isDeleted: boolean;
  /** Empty once it is deleted. People stand by number: `<@12>`. */
  text: string;
  /** Earlier texts, newest first; none once it is deleted. `at` is when each was replaced. */
  revisions: { at: Date; text: string }[];
}

/** The notes of a post, oldest first. */
export async function loadNotes(db: Db, postId: number): Promise<PostNote[]> {
  const rows = await db
    .select({
      noteId: note.noteId,
      personId: note.personId,
      name: person.name,
      at: note.at,
      editedAt: note.editedAt,
      deletedAt: note.deletedAt,
      text: note.text,
    })
    .from(note)
    .innerJoin(person, eq(person.personId, note.personId))
    .where(eq(note.postId, postId))
    .orderBy(asc(note.noteId));
  const shown = rows.filter((row) => row.deletedAt === null && row.editedAt !== null);
  const revisions =
    shown.length === 0
      ? []
      : await db
          .select()
          .from(noteRevision)
          .where(
            inArray(
              noteRevision.noteId,
              shown.map((row) => row.noteId),
            ),
          )
          .orderBy(sql`${noteRevision.at} desc`);
  return rows.map(({ personId, name, deletedAt, text, ...row }) => ({
    ...row,
    by: { personId, name },
    isDeleted: deletedAt !== null,
    text: deletedAt === null ? text : "",
    revisions: revisions
      .filter((each) => each.noteId === row.noteId)
      .map(({ at, text: earlier }) => ({ at, text: earlier })),
  }));
}
