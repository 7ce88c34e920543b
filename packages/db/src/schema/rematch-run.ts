import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { RematchState } from "@earshot/core/match/rematch";
import { big, instant, smallId } from "./columns.ts";

export const rematchRun = pgTable("rematch_run", {
  rematchRunId: smallId("rematch_run_id"),
  version: integer("version").notNull(),
  state: text("state").$type<RematchState>().notNull(),
  total: integer("total").notNull(),
  done: integer("done").notNull().default(0),
  lastPostId: big("last_post_id").notNull().default(0),
  startedAt: instant("started_at").notNull(),
  finishedAt: instant("finished_at"),
  /** Time that its steps took, without pauses. */
  workedMs: big("worked_ms").notNull().default(0),
  /** Person who paused or stopped it. */
  heldBy: integer("held_by"),
});
