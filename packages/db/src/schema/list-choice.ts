import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";

/** How a person wants the triage list to look. */
export const listChoice = pgTable("list_choice", {
  personId: integer("person_id").primaryKey(),
  isCompact: boolean("is_compact").notNull(),
  /** Parts of a row that are left out. */
  hiddenColumns: text("hidden_columns").array().notNull(),
});
