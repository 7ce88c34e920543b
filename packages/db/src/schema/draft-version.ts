import type { DraftFinding } from "@earshot/core/respond/draft/draft";
import { boolean, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** Each saving of the text is a version of its own: what was approved never changes afterwards. */
export const draftVersion = pgTable("draft_version", {
  draftId: integer("draft_id").notNull(),
  number: integer("number").notNull(),
  text: text("text").notNull(),
  writtenAt: instant("written_at").notNull(),
  writtenBy: integer("written_by"),
  /** As they were found at the last check, and by which engine. */
  findings: jsonb("findings").$type<DraftFinding[]>().notNull().default([]),
  engine: text("engine").notNull(),
  /** Words of law stand in it or in what it answers. */
  isLegal: boolean("is_legal").notNull(),
  /** The model whose sentences stand in it; null: a person's words alone. */
  wordedBy: text("worded_by"),
});
