import type { ImportReading } from "@earshot/core/import/reading";
import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const importMapping = pgTable("import_mapping", {
  headerPrint: text("header_print").primaryKey(),
  reading: jsonb("reading").$type<ImportReading>().notNull(),
  name: text("name").notNull(),
  usedAt: instant("used_at").notNull(),
});
