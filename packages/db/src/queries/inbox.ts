import type { Authorized } from "@earshot/core/triage/authorized";
import { and, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { note } from "../schema/note.ts";
import { noteMention } from "../schema/note-mention.ts";
import { person } from "../schema/person.ts";
import { triage } from "../schema/triage.ts";
import { notifyInbox } from "./notify.ts";

export interface InboxMention {
  noteId: number;
  postId: number;
  /** Title of the post, else the beginning of what a row shows of it. */
  post: string;
  by: { personId: number; name: string };
  at: Date;
  text: string;
  readAt: Date | null;
}

const isStanding = and(
  isNull(note.deletedAt),
  sql`exists (select from triage t where t.post_id = ${note.postId})`,
);

/** Notes that speak to a person, newest first, of posts that are still in triage. */
export async function listInbox(
  db: Db,
  personId: number,
  page: { before?: number | undefined; limit: number },
): Promise<{ mentions: InboxMention[]; nextBefore: number | null }> {
  const rows = await db
    .select({
      noteId: note.noteId,
      postId: note.postId,
      post: sql<string>`coalesce(nullif(${triage.title}, ''), ${triage.snippet})`,
      by: { personId: person.personId, name: person.name },
      at: note.at,
      text: note.text,
      readAt: noteMention.readAt,
    })
    .from(noteMention)
    .innerJoin(note, eq(note.noteId, noteMention.noteId))
    .innerJoin(triage, eq(triage.postId, note.postId))
    .innerJoin(person, eq(person.personId, note.personId))
    .where(
      and(
        eq(noteMention.personId, personId),
        isNull(note.deletedAt),
        page.before === undefined ? undefined : lt(noteMention.noteId, page.before),
      ),
    )
    .orderBy(desc(noteMention.noteId))
    .limit(page.limit + 1);
  const mentions = rows.slice(0, page.limit);
  return { mentions, nextBefore: rows.length > page.limit ? (mentions.at(-1)?.noteId ?? null) : null };
}

/** Beyond this many nobody reads the number. */
const countLimit = 100;

/** How many notes to a person were not read yet; at most 100. */
export async function countUnread(db: Db, personId: number): Promise<number> {
  const unread = db
    .select({ one: sql`1` })
    .from(noteMention)
    .innerJoin(note, eq(note.noteId, noteMention.noteId))
    .where(and(eq(noteMention.personId, personId), isNull(noteMention.readAt), isStanding))
    .limit(countLimit)
    .as("unread");
  const [counted] = await db.select({ count: sql<number>`count(*)::integer` }).from(unread);
  return counted?.count ?? 0;
}

/** Marks notes as read, or as not read; all of them without `noteIds`. */
export async function markRead(
  db: Db,
  actor: Authorized<"own_account">,
  given: { noteIds?: readonly number[] | undefined; isRead: boolean; now: Date },
): Promise<void> {
  const { noteIds, isRead, now } = given;
  await db.transaction(async (tx) => {
    await tx
      .update(noteMention)
      .set({ readAt: isRead ? now : null })
      .where(
        and(
          eq(noteMention.personId, actor.personId),
          noteIds === undefined ? undefined : inArray(noteMention.noteId, [...noteIds]),
          isRead ? isNull(noteMention.readAt) : undefined,
        ),
      );
    await notifyInbox(tx, [actor.personId]);
  });
}
