import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** Every process about itself, one row for each part of the work that it does. */
export const workerHeartbeat = pgTable(
  "worker_heartbeat",
  {
    processId: text("process_id").notNull(),
    /** A queue, or "api". */
    part: text("part").notNull(),
    host: text("host").notNull(),
    pid: integer("pid").notNull(),
    version: text("version").notNull(),
    startedAt: instant("started_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    /** When a job last began or ended; null before the first. */
    lastActiveAt: instant("last_active_at"),
    jobsInHand: integer("jobs_in_hand").notNull().default(0),
    stoppedAt: instant("stopped_at"),
  },
  (table) => [primaryKey({ columns: [table.processId, table.part] })],
);
