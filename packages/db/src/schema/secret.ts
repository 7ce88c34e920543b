import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const secret = pgTable("secret", {
  name: text("name").primaryKey(),
  sealed: text("sealed").notNull(),
  updatedAt: instant("updated_at").notNull(),
});
