import type { RuleActions } from "@earshot/core/triage/rule/rule";
import { boolean, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

export const rule = pgTable("rule", {
  ruleId: smallId("rule_id"),
  name: text("name").notNull(),
  nameKey: text("name_key").notNull(),
  position: integer("position").notNull(),
  isOn: boolean("is_on").notNull(),
  query: text("query").notNull(),
  zone: text("zone").notNull(),
  actions: jsonb("actions").$type<RuleActions>().notNull(),
  isLast: boolean("is_last").notNull(),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  createdBy: integer("created_by"),
  /** Since when it has been on without a pause. */
  onSince: instant("on_since").notNull(),
  lastMatchedAt: instant("last_matched_at"),
  retiredAt: instant("retired_at"),
});
