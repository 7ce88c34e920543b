import { eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { authorNote } from "../schema/author-note.ts";
import { storable } from "../storable.ts";
import { findCard, lockCards, noteCardEvent, type CardChanged } from "./author-card.ts";
import { whoOf } from "./author-edit.ts";
import type { ChangedBy } from "./changed-by.ts";
import { areMentionedKnown, callMentioned, tellMentioned } from "./note-mentions.ts";

/** `unknown_person`: it speaks to somebody who does not exist. */
export type AuthorNoteRefusal = "not_yours" | "deleted" | "unknown_person";

/** Writes something down of a person; whom it speaks to finds it in the inbox. In the text people stand by number: `<@12>`. */
export async function addAuthorNote(
  db: Db,
  by: ChangedBy<"triage">,
  given: { cardId: number; text: string; now: Date },
): Promise<CardChanged<AuthorNoteRefusal>> {
  const { now } = given;
  const text = storable(given.text);
  return db.transaction(async (tx) => {
    const cardId = await findCard(tx, given.cardId);
    const [row] = cardId === null ? [] : await lockCards(tx, [cardId], now);
    if (!row) return { ok: false, reason: "missing" };
    if (!(await areMentionedKnown(tx, text))) return { ok: false, reason: "unknown_person" };
    const [made] = await tx
      .insert(authorNote)
      .values({ cardId: row.cardId, personId: by.may.personId, at: now, text })
      .returning({ authorNoteId: authorNote.authorNoteId });
    if (!made) throw new Error("A note returned no id.");
    await tellMentioned(tx, made, { by: by.may.personId, text, now });
    return noteCardEvent(tx, whoOf(by), {
      cardId: row.cardId,
      kind: "note",
      to: { noteId: made.authorNoteId },
      now,
    });
  });
}

/**
 * Puts another text in the place of one's own note, deletes it (text null) or takes the deletion back (`isRestored`). The version is that of the note:
 * two tabs of the same person do not overwrite each other.
 */
export async function changeAuthorNote(
  db: Db,
  by: ChangedBy<"triage">,
  given: {
    noteId: number;
    expected: number;
    text: string | null;
    isRestored?: boolean;
    mayAny: boolean;
    now: Date;
  },
): Promise<CardChanged<AuthorNoteRefusal>> {
  const { noteId, now, isRestored = false } = given;
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select()
      .from(authorNote)
      .where(eq(authorNote.authorNoteId, noteId))
      .for("update");
    const cardId = before ? await findCard(tx, before.cardId) : null;
    const [card] = cardId === null ? [] : await lockCards(tx, [cardId], now);
    if (!before || !card) return { ok: false, reason: "missing" };
    const isOwn = before.personId === by.may.personId;
    if (!isOwn && (given.text !== null || !given.mayAny)) return { ok: false, reason: "not_yours" };
    if (before.version !== given.expected) return { ok: false, reason: "stale" };
    if (before.deletedAt !== null && !isRestored) return { ok: false, reason: "deleted" };
    const text = storable(given.text ?? before.text);
    if (given.text !== null && text === before.text) return { ok: false, reason: "unchanged" };
    const isEdit = given.text !== null;
    if (isEdit && !(await areMentionedKnown(tx, text))) return { ok: false, reason: "unknown_person" };
    await tx
      .update(authorNote)
      .set({
        text,
        version: before.version + 1,
        editedAt: isEdit ? now : before.editedAt,
        deletedAt: isEdit || isRestored ? null : now,
      })
      .where(eq(authorNote.authorNoteId, noteId));
    if (isEdit) await tellMentioned(tx, { authorNoteId: noteId }, { by: by.may.personId, text, now });
    else await callMentioned(tx, { authorNoteId: noteId });
    const kind = isEdit ? "note_edited" : isRestored ? "note_restored" : "note_deleted";
    return noteCardEvent(tx, whoOf(by), { cardId: card.cardId, kind, to: { noteId }, now });
  });
}
