import type { ClockKind, ClockState, PauseCause } from "@earshot/core/triage/clock/clock";
import type { Severity } from "@earshot/core/triage/status";
import { integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Clocks of posts, derived from history: see `clock-settle`. */
export const triageClock = pgTable(
  "triage_clock",
  {
    postId: big("post_id").notNull(),
    kind: text("kind").$type<ClockKind>().notNull(),
    round: smallint("round").notNull(),
    state: text("state").$type<ClockState>().notNull(),
    severity: smallint("severity").$type<Severity>().notNull(),
    startedAt: instant("started_at").notNull(),
    targetMs: big("target_ms").notNull(),
    elapsedMs: big("elapsed_ms").notNull(),
    countedAt: instant("counted_at").notNull(),
    dueAt: instant("due_at"),
    /** Name of the calendar; null for round the clock. */
    calendar: text("calendar"),
    pausedBy: text("paused_by").$type<PauseCause>(),
    stoppedAt: instant("stopped_at"),
    stoppedBy: integer("stopped_by"),
  },
  (table) => [primaryKey({ columns: [table.postId, table.kind, table.round] })],
);
