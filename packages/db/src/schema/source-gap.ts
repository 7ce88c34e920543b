import type { RecollectOutcome } from "@earshot/core/collect/settle-gap";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

export const sourceGap = pgTable("source_gap", {
  sourceGapId: bigId("source_gap_id"),
  sourceId: integer("source_id").notNull(),
  fromAt: instant("from_at").notNull(),
  toAt: instant("to_at"),
  why: text("why").notNull(),
  /** Somebody asked for it to be collected after all; null again once that is settled. */
  askedAt: instant("asked_at"),
  settledAt: instant("settled_at"),
  outcome: text("outcome").$type<RecollectOutcome>(),
  /** Posts that came after all. */
  recovered: integer("recovered"),
  /** Where what the source still offered began. */
  offeredFrom: instant("offered_from"),
  backfillRunId: big("backfill_run_id"),
});
