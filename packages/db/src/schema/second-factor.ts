import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

export const secondFactor = pgTable("second_factor", {
  personId: integer("person_id").primaryKey(),
  sealedSecret: text("sealed_secret").notNull(),
  confirmedAt: instant("confirmed_at"),
  createdAt: instant("created_at").notNull(),
  lastStep: big("last_step"),
});
