import { integer, pgTable } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** Which person of the team is which executive of the watch list. */
export const speaksFor = pgTable("speaks_for", {
  entityId: integer("entity_id").primaryKey(),
  personId: integer("person_id").notNull(),
  setAt: instant("set_at").notNull(),
  setBy: integer("set_by"),
});
