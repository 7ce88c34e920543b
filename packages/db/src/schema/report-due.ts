import { boolean, pgTable } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Posts that rules and alerts have still to be asked about. */
export const reportDue = pgTable("report_due", {
  postId: big("post_id").primaryKey(),
  /** Grows whenever the post comes due again. */
  mark: big("mark").notNull(),
  at: instant("at").notNull(),
  /** It came into triage now, and not because a new term found it in history. */
  isNews: boolean("is_news").notNull(),
});
