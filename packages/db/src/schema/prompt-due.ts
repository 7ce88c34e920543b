import { pgTable } from "drizzle-orm/pg-core";
import { big } from "./columns.ts";

/** Posts whose prompt is to be made; kept by triggers on `triage`. */
export const promptDue = pgTable("prompt_due", {
  postId: big("post_id").primaryKey(),
  mark: big("mark").notNull(),
});
