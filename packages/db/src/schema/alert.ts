import type { Severity } from "@earshot/core/triage/status";
import { integer, jsonb, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

/** Figures of a spike, or the account of an impostor. */
export interface AlertFacts {
  count?: number;
  mean?: number;
  windowHours?: number;
  /** The account that may pass itself off as an entity of ours; what it is called stands with the account. */
  impostor?: { authorId: number; entityId: number };
}

/** What the team was told of, or is about to be: one row per cause. */
export const alert = pgTable("alert", {
  alertId: bigId("alert_id"),
  alertRuleId: integer("alert_rule_id").notNull(),
  cause: text("cause").notNull(),
  key: text("key").notNull(),
  severity: smallint("severity").$type<Severity>().notNull(),
  facts: jsonb("facts").$type<AlertFacts>().notNull().default({}),
  openedAt: instant("opened_at").notNull(),
  lastAt: instant("last_at").notNull(),
  /** Until when more of the same joins it. */
  joinsUntil: instant("joins_until").notNull(),
  stepsTold: integer("steps_told").notNull().default(0),
  nextStepAt: instant("next_step_at"),
  acknowledgedAt: instant("acknowledged_at"),
  acknowledgedBy: integer("acknowledged_by"),
  acknowledgedVia: text("acknowledged_via"),
  closedAt: instant("closed_at"),
  closedBy: integer("closed_by"),
});

export const alertPost = pgTable("alert_post", {
  alertRuleId: integer("alert_rule_id").notNull(),
  cause: text("cause").notNull(),
  postId: big("post_id").notNull(),
  alertId: big("alert_id").notNull(),
  at: instant("at").notNull(),
});
