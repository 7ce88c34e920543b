import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Runs of jobs that ended in each minute, by queue, over all processes. */
export const queueMinute = pgTable(
  "queue_minute",
  {
    queue: text("queue").notNull(),
    minute: instant("minute").notNull(),
    done: integer("done").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    retried: integer("retried").notNull().default(0),
    runMs: big("run_ms").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.queue, table.minute] })],
);
