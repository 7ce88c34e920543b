import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const sourceSecret = pgTable("source_secret", {
  /** "<source id>/<name>/<random>": the name that the sealed text is bound to. */
  secretKey: text("secret_key").primaryKey(),
  sourceId: integer("source_id").notNull(),
  name: text("name").notNull(),
  sealed: text("sealed").notNull(),
  createdAt: instant("created_at").notNull(),
  /** Null: until another one takes its place. */
  validUntil: instant("valid_until"),
});
