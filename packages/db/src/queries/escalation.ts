import type { Authorized } from "@earshot/core/triage/authorized";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { note } from "../schema/note.ts";
import { noteMention } from "../schema/note-mention.ts";
import { storable } from "../storable.ts";
import { notifyInbox } from "./notify.ts";

/** Tells the people who are called in: each post gets a note that speaks to them, which stands in their inbox. */
export async function addEscalationNote(
  db: Db,
  actor: Authorized<"triage">,
  given: {
    postIds: readonly number[];
    /** Of the escalations, one for each post. */
    eventIds: readonly number[];
    to: readonly number[];
    reason: string;
    now: Date;
  },
): Promise<void> {
  const { postIds, now } = given;
  const text = storable(`${given.to.map((personId) => `<@${personId}>`).join(" ")} ${given.reason}`.trim());
  const made = await db
    .insert(note)
    .values(
      postIds.map((postId, at) => ({
        postId,
        personId: actor.personId,
        at: now,
        text,
        escalationId: given.eventIds[at] ?? null,
      })),
    )
    .returning({ noteId: note.noteId });
  const others = given.to.filter((personId) => personId !== actor.personId);
  if (others.length > 0) {
    await db
      .insert(noteMention)
      .values(made.flatMap(({ noteId }) => others.map((personId) => ({ noteId, personId, at: now }))));
  }
  await countNotes(db, postIds, 1);
  await notifyInbox(db, others);
}

/**
 * Brings the notes of escalations in line with what became of them: gone while an escalation is taken back, there again when that
 * is taken back in its turn.
 * @param eventIds events that were taken back just now; an escalation, or an undo or redo of one
 */
export async function settleEscalations(db: Db, eventIds: readonly number[], now: Date): Promise<void> {
  if (eventIds.length === 0) return;
  const rows = await readRows<{ post_id: string; is_deleted: boolean; people: number[] }>(
    db,
    sql`
    with recursive chain(id, undoes, steps) as (
      select triage_event_id, undoes, 1 from triage_event where triage_event_id = any(${sql.param([...eventIds])}::bigint[])
      union all
      select e.triage_event_id, e.undoes, steps + 1 from chain join triage_event e on e.triage_event_id = chain.undoes
    ), settled as (
      -- An odd number of steps leads to the escalation itself when it is off now.
      update note set deleted_at = case when steps % 2 = 1 then ${now}::timestamptz end
      from chain where chain.undoes is null and note.escalation_id = chain.id
        and (note.deleted_at is not null) <> (steps % 2 = 1)
      returning note.post_id, note.note_id, note.deleted_at is not null as is_deleted
    )
    select post_id, is_deleted,
      array(select person_id from note_mention m where m.note_id = settled.note_id) as people
    from settled`,
  );
  for (const isDeleted of [true, false]) {
    const ids = rows.filter((row) => row.is_deleted === isDeleted).map((row) => Number(row.post_id));
    await countNotes(db, ids, isDeleted ? -1 : 1);
  }
  await notifyInbox(db, [...new Set(rows.flatMap((row) => row.people))]);
}

async function countNotes(db: Db, postIds: readonly number[], by: number): Promise<void> {
  if (postIds.length === 0) return;
  await db.execute(sql`
    update triage set note_count = note_count + ${by}
    where post_id = any(${sql.param([...postIds])}::bigint[])`);
}
