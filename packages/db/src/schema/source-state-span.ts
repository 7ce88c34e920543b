import type { SourceState } from "@earshot/core/collect/source";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { bigId, instant } from "./columns.ts";

export const sourceStateSpan = pgTable("source_state_span", {
  sourceStateSpanId: bigId("source_state_span_id"),
  sourceId: integer("source_id").notNull(),
  fromAt: instant("from_at").notNull(),
  /** Null while it lasts. */
  toAt: instant("to_at"),
  state: text("state").$type<SourceState>().notNull(),
  reasonCode: text("reason_code"),
  reasonRaw: text("reason_raw"),
});
