import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

export const savedView = pgTable("saved_view", {
  viewId: smallId("saved_view_id"),
  name: text("name").notNull(),
  nameKey: text("name_key").notNull(),
  /** Who made it, and whose it is unless it is the team's. */
  personId: integer("person_id").notNull(),
  isTeam: boolean("is_team").notNull(),
  /** The filter as the address of the page says it, in a fixed order. */
  address: text("address").notNull(),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
  deletedAt: instant("deleted_at"),
});

/** In what order a person sees the views, and which one opens first. */
export const savedViewChoice = pgTable("saved_view_choice", {
  personId: integer("person_id").notNull(),
  viewId: integer("saved_view_id").notNull(),
  position: integer("position"),
  isDefault: boolean("is_default").notNull().default(false),
});
