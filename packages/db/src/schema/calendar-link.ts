import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** The address under which a person's own programme reads the calendar. */
export const calendarLink = pgTable("calendar_link", {
  personId: integer("person_id").primaryKey(),
  tokenHash: text("token_hash").notNull(),
  visibleStart: text("visible_start").notNull(),
  madeAt: instant("made_at").notNull(),
  lastUsedAt: instant("last_used_at"),
});
