import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** What a company wants to be heard saying, and by which words it is recognised. */
export const keyMessage = pgTable("key_message", {
  keyMessageId: smallId("key_message_id"),
  textRu: text("text_ru").notNull().default(""),
  textEn: text("text_en").notNull().default(""),
  phrases: text("phrases").array().notNull(),
  entityId: integer("entity_id"),
  activeFrom: instant("active_from"),
  activeTill: instant("active_till"),
  place: integer("place").notNull().default(0),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  createdBy: integer("created_by"),
  changedAt: instant("changed_at").notNull(),
  changedBy: integer("changed_by"),
  retiredAt: instant("retired_at"),
  isDemo: boolean("is_demo").notNull().default(false),
});
