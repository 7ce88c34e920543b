import { pgTable, smallint } from "drizzle-orm/pg-core";
import { big } from "./columns.ts";

/** The posts that a decision speaks of, those that left triage meanwhile too. */
export const storyDecisionPost = pgTable("story_decision_post", {
  storyDecisionId: big("story_decision_id").notNull(),
  postId: big("post_id").notNull(),
  /** Posts of one side belong together. */
  side: smallint("side").notNull().default(0),
});
