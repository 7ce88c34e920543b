import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { bigId, instant } from "./columns.ts";

export const sourceGap = pgTable("source_gap", {
  sourceGapId: bigId("source_gap_id"),
  sourceId: integer("source_id").notNull(),
  fromAt: instant("from_at").notNull(),
  toAt: instant("to_at"),
  why: text("why").notNull(),
});
