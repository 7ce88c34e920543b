import { integer, pgTable } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

/** Whom a note speaks to, and when they saw it: one on a post or one on a person. */
export const noteMention = pgTable("note_mention", {
  noteMentionId: bigId("note_mention_id"),
  noteId: big("note_id"),
  authorNoteId: big("author_note_id"),
  personId: integer("person_id").notNull(),
  at: instant("at").notNull(),
  readAt: instant("read_at"),
});
