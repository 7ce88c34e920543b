import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

/** What people say about a post to each other. In `text` people stand by number: `<@12>`. */
export const note = pgTable("note", {
  noteId: bigId("note_id"),
  postId: big("post_id").notNull(),
  personId: integer("person_id").notNull(),
  at: instant("at").notNull(),
  text: text("text").notNull(),
  editedAt: instant("edited_at"),
  /** From then on a tombstone: the text is shown to nobody any more. */
  deletedAt: instant("deleted_at"),
  /** The event that it came with: it goes with it. */
  escalationId: big("escalation_id"),
  /** Given by whoever sent it: a note that is sent twice stands once. */
  requestKey: uuid("request_key"),
});

/** Earlier texts of notes; `at` is when each was replaced. */
export const noteRevision = pgTable("note_revision", {
  noteId: big("note_id").notNull(),
  at: instant("at").notNull(),
  text: text("text").notNull(),
});
