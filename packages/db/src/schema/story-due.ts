import { pgTable } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Posts whose story is to be decided anew. */
export const storyDue = pgTable("story_due", {
  postId: big("post_id").primaryKey(),
  /** Grows whenever the post comes due again. */
  mark: big("mark").notNull(),
  at: instant("at").notNull(),
});
