import { boolean, integer, pgTable } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** One row: the version of the watch list. */
export const watchList = pgTable("watch_list", {
  isOnly: boolean("is_only").primaryKey().default(true),
  version: integer("version").notNull().default(1),
  changedAt: instant("changed_at"),
});
