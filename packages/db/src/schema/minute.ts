import { boolean, date, integer, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** Whether and when somebody wants the morning message. */
export const minuteSetting = pgTable("minute_setting", {
  personId: integer("person_id").primaryKey(),
  isOn: boolean("is_on").notNull(),
  /** Minutes since midnight. */
  atMinute: smallint("at_minute").notNull(),
  zone: text("zone").notNull(),
  /** The day, on that wall, of the last message. */
  toldOn: date("told_on", { mode: "string" }),
  updatedAt: instant("updated_at").notNull(),
});

/** What somebody wrote for themselves about a week; nobody else reads it. */
export const reflection = pgTable("reflection", {
  personId: integer("person_id").notNull(),
  /** Its Monday. */
  week: date("week", { mode: "string" }).notNull(),
  text: text("text").notNull(),
  writtenAt: instant("written_at").notNull(),
});
