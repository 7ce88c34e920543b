import type { Authorized } from "@earshot/core/triage/authorized";
import { and, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { authorCard } from "../schema/author-card.ts";
import { authorNote } from "../schema/author-note.ts";
import { note } from "../schema/note.ts";
import { noteMention } from "../schema/note-mention.ts";
import { person } from "../schema/person.ts";
import { triage } from "../schema/triage.ts";
import { notifyInbox } from "./notify.ts";

export interface InboxMention {
  mentionId: number;
  /** The post that the note stands on; null of one on a person. */
  postId: number | null;
  /** The card of the person that it stands on; null of one on a post. */
  cardId: number | null;
  /** Title of the post, else the beginning of what a row shows of it; the name of the person. */
  about: string;
  by: { personId: number; name: string };
  at: Date;
  text: string;
  readAt: Date | null;
}

/** What the note stands on is still there, and so is the note. */
const isStanding = sql`(${note.deletedAt} is null and exists (select from triage t where t.post_id = ${note.postId})
  or ${authorNote.deletedAt} is null and ${authorNote.authorNoteId} is not null)`;

/** Notes that speak to a person, newest first, of posts that are still in triage and of people. */
export async function listInbox(
  db: Db,
  personId: number,
  page: { before?: number | undefined; limit: number },
): Promise<{ mentions: InboxMention[]; nextBefore: number | null }> {
  const rows = await db
    .select({
      mentionId: noteMention.noteMentionId,
      postId: note.postId,
      cardId: authorNote.cardId,
      about: sql<string>`coalesce(nullif(${triage.title}, ''), ${triage.snippet}, ${authorCard.name}, ${authorCard.shownName}, '')`,
      by: { personId: person.personId, name: person.name },
      at: sql<string>`coalesce(${note.at}, ${authorNote.at})`,
      text: sql<string>`coalesce(${note.text}, ${authorNote.text})`,
      readAt: noteMention.readAt,
    })
    .from(noteMention)
    .leftJoin(note, eq(note.noteId, noteMention.noteId))
    .leftJoin(triage, eq(triage.postId, note.postId))
    .leftJoin(authorNote, eq(authorNote.authorNoteId, noteMention.authorNoteId))
    .leftJoin(authorCard, eq(authorCard.cardId, authorNote.cardId))
    .innerJoin(person, sql`${person.personId} = coalesce(${note.personId}, ${authorNote.personId})`)
    .where(
      and(
        eq(noteMention.personId, personId),
        isStanding,
        page.before === undefined ? undefined : lt(noteMention.noteMentionId, page.before),
      ),
    )
    .orderBy(desc(noteMention.noteMentionId))
    .limit(page.limit + 1);
  const mentions = rows.slice(0, page.limit).map((row) => ({ ...row, at: new Date(row.at) }));
  return { mentions, nextBefore: rows.length > page.limit ? (mentions.at(-1)?.mentionId ?? null) : null };
}

/** Beyond this many nobody reads the number. */
const countLimit = 100;

/** How many notes to a person were not read yet; at most 100. */
export async function countUnread(db: Db, personId: number): Promise<number> {
  const unread = db
    .select({ one: sql`1` })
    .from(noteMention)
    .leftJoin(note, eq(note.noteId, noteMention.noteId))
    .leftJoin(authorNote, eq(authorNote.authorNoteId, noteMention.authorNoteId))
    .where(and(eq(noteMention.personId, personId), isNull(noteMention.readAt), isStanding))
    .limit(countLimit)
    .as("unread");
  const [counted] = await db.select({ count: sql<number>`count(*)::integer` }).from(unread);
  return counted?.count ?? 0;
}

/** Marks notes as read, or as not read; all of them without `mentionIds`. */
export async function markRead(
  db: Db,
  actor: Authorized<"own_account">,
  given: { mentionIds?: readonly number[] | undefined; isRead: boolean; now: Date },
): Promise<void> {
  const { mentionIds, isRead, now } = given;
  await db.transaction(async (tx) => {
    await tx
      .update(noteMention)
      .set({ readAt: isRead ? now : null })
      .where(
        and(
          eq(noteMention.personId, actor.personId),
          mentionIds === undefined ? undefined : inArray(noteMention.noteMentionId, [...mentionIds]),
          isRead ? isNull(noteMention.readAt) : undefined,
        ),
      );
    await notifyInbox(tx, [actor.personId]);
  });
}
