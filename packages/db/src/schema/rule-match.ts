import { integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Posts that a rule has met. */
export const ruleMatch = pgTable(
  "rule_match",
  {
    ruleId: integer("rule_id").notNull(),
    postId: big("post_id").notNull(),
    at: instant("at").notNull(),
    ruleRunId: integer("rule_run_id"),
    triageEventId: big("triage_event_id"),
  },
  (table) => [primaryKey({ columns: [table.ruleId, table.postId] })],
);
