import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

/** What the team writes down of a person. */
export const authorNote = pgTable("author_note", {
  authorNoteId: bigId("author_note_id"),
  /** The card that it was written on: there it goes back to when joined cards are parted. */
  cardId: big("card_id").notNull(),
  personId: integer("person_id").notNull(),
  at: instant("at").notNull(),
  text: text("text").notNull(),
  version: integer("version").notNull().default(1),
  editedAt: instant("edited_at"),
  deletedAt: instant("deleted_at"),
});
