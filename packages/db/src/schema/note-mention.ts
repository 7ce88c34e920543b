import { integer, pgTable } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Whom a note speaks to, and when they saw it. */
export const noteMention = pgTable("note_mention", {
  noteId: big("note_id").notNull(),
  personId: integer("person_id").notNull(),
  at: instant("at").notNull(),
  readAt: instant("read_at"),
});
