import { date, integer, pgTable, smallint } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Posts whose counters, text and answers are read again at set ages. */
export const postRefresh = pgTable("post_refresh", {
  postId: big("post_id").primaryKey(),
  month: date("month", { mode: "string" }).notNull(),
  sourceId: integer("source_id").notNull(),
  publishedAt: instant("published_at").notNull(),
  /** Number of the step that is next, from 0. */
  step: smallint("step").notNull().default(0),
  dueAt: instant("due_at").notNull(),
  leaseUntil: instant("lease_until"),
  errorCount: smallint("error_count").notNull().default(0),
});
