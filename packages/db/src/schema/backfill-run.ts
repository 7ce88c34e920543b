import type { BackfillState } from "@earshot/core/collect/backfill";
import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** One walk back through the history of a source. */
export const backfillRun = pgTable("backfill_run", {
  backfillRunId: smallId("backfill_run_id"),
  sourceId: integer("source_id").notNull(),
  since: instant("since").notNull(),
  untilAt: instant("until_at"),
  why: text("why").notNull(),
  state: text("state").$type<BackfillState>().notNull().default("running"),
  next: jsonb("next").$type<unknown>(),
  pages: integer("pages").notNull().default(0),
  received: integer("received").notNull().default(0),
  added: integer("added").notNull().default(0),
  oldestAt: instant("oldest_at"),
  errorCount: integer("error_count").notNull().default(0),
  reasonCode: text("reason_code"),
  reasonRaw: text("reason_raw"),
  startedBy: integer("started_by"),
  startedAt: instant("started_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
  endedAt: instant("ended_at"),
});
