import type { TopicReport } from "@earshot/core/report/topic-report";
import { integer, jsonb, pgTable } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** What the posts of the last days are about. */
export const topicReport = pgTable("topic_report", {
  days: integer("days").primaryKey(),
  madeAt: instant("made_at").notNull(),
  tookMs: integer("took_ms").notNull(),
  newestPostId: big("newest_post_id").notNull(),
  report: jsonb("report").$type<TopicReport>().notNull(),
});
