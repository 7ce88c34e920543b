import { pgTable, primaryKey } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Counters of a post as they were at a time. */
export const engagementReading = pgTable(
  "engagement_reading",
  {
    postId: big("post_id").notNull(),
    at: instant("at").notNull(),
    likes: big("likes"),
    comments: big("comments"),
    shares: big("shares"),
    views: big("views"),
  },
  (table) => [primaryKey({ columns: [table.postId, table.at] })],
);
