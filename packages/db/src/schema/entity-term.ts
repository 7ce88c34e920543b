import type { TermKind, TermRole } from "@earshot/core/match/entity";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { smallId } from "./columns.ts";

export const entityTerm = pgTable("entity_term", {
  termId: smallId("term_id"),
  entityId: integer("entity_id").notNull(),
  text: text("text").notNull(),
  kind: text("kind").$type<TermKind>().notNull(),
  role: text("role").$type<TermRole>().notNull(),
  needsContext: boolean("needs_context").notNull().default(false),
  isCaseSensitive: boolean("is_case_sensitive").notNull().default(false),
});
