import { integer, pgTable } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

export const sighting = pgTable("sighting", {
  postId: big("post_id").notNull(),
  sourceId: integer("source_id").notNull(),
  seenAt: instant("seen_at").notNull(),
});
