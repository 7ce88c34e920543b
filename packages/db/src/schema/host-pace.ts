import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const hostPace = pgTable("host_pace", {
  host: text("host").primaryKey(),
  nextAt: instant("next_at").notNull(),
});
