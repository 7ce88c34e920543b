import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

/** Two posts or more. A story whose posts went elsewhere stays as an empty row, so that its address leads on. */
export const story = pgTable("story", {
  storyId: bigId("story_id"),
  /** Given by a person; otherwise it is called after its lead. */
  name: text("name"),
  /** The first original. */
  leadId: big("lead_id").notNull(),
  postCount: integer("post_count").notNull(),
  originalCount: integer("original_count").notNull(),
  firstAt: instant("first_at").notNull(),
  lastAt: instant("last_at").notNull(),
  /** Where its posts went when it was joined with another one. */
  mergedInto: big("merged_into"),
  createdAt: instant("created_at").notNull(),
  changedAt: instant("changed_at").notNull(),
});
