import type { FactState } from "@earshot/core/respond/fact-standing";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** A statement that prompts and drafts may rest on, once it is approved. */
export const factCard = pgTable("fact_card", {
  factCardId: smallId("fact_card_id"),
  textRu: text("text_ru").notNull().default(""),
  textEn: text("text_en").notNull().default(""),
  numbers: text("numbers").array().notNull().default([]),
  source: text("source").notNull().default(""),
  sourceUrl: text("source_url"),
  ownerId: integer("owner_id"),
  entityId: integer("entity_id"),
  state: text("state").$type<FactState>().notNull().default("draft"),
  approvedAt: instant("approved_at"),
  approvedBy: integer("approved_by"),
  expiresAt: instant("expires_at"),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  createdBy: integer("created_by"),
  changedAt: instant("changed_at").notNull(),
  changedBy: integer("changed_by"),
  isDemo: boolean("is_demo").notNull().default(false),
});
