import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { ShiftFigures } from "@earshot/core/triage/shift";
import { big, bigId, instant } from "./columns.ts";

/** What whoever ends a shift leaves to whoever comes next. */
export const shiftNote = pgTable("shift_note", {
  shiftNoteId: bigId("shift_note_id"),
  personId: integer("person_id").notNull(),
  at: instant("at").notNull(),
  text: text("text").notNull(),
  figures: jsonb("figures").$type<ShiftFigures>().notNull(),
  takenBackAt: instant("taken_back_at"),
});

export const shiftNoteRead = pgTable("shift_note_read", {
  shiftNoteId: big("shift_note_id").notNull(),
  personId: integer("person_id").notNull(),
  at: instant("at").notNull(),
});
