import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant, smallId } from "./columns.ts";

export type RuleRunState = "running" | "stopped" | "done";

/** A walk of a rule over history, or the taking back of what it did. */
export const ruleRun = pgTable("rule_run", {
  ruleRunId: smallId("rule_run_id"),
  ruleId: integer("rule_id").notNull(),
  kind: text("kind").$type<"apply" | "undo">().notNull(),
  state: text("state").$type<RuleRunState>().notNull(),
  since: instant("since"),
  undoes: integer("undoes"),
  personId: integer("person_id"),
  startedAt: instant("started_at").notNull(),
  finishedAt: instant("finished_at"),
  /** Of the last post, or event, that was looked at. */
  lastId: big("last_id").notNull().default(0),
  done: integer("done").notNull().default(0),
  total: integer("total").notNull(),
  changed: integer("changed").notNull().default(0),
  skipped: integer("skipped").notNull().default(0),
});
