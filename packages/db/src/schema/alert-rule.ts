import type { AlertRule } from "@earshot/core/report/alert/alert-rule";
import { boolean, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** What the last replay of a rule found. */
export interface AlertForecast {
  /** When it was made, ISO 8601; absent of one that an earlier version made. */
  at?: string;
  days?: number;
  perMonth?: number;
  falseAlarmsPerMonth?: number | null;
}

/** Rules by which the team is told of posts. */
export const alertRule = pgTable("alert_rule", {
  alertRuleId: smallId("alert_rule_id"),
  name: text("name").notNull(),
  nameKey: text("name_key").notNull(),
  isOn: boolean("is_on").notNull(),
  rule: jsonb("rule").$type<Omit<AlertRule, "name" | "isOn">>().notNull(),
  forecast: jsonb("forecast").$type<AlertForecast>().notNull().default({}),
  version: integer("version").notNull().default(1),
  lastFiredAt: instant("last_fired_at"),
  createdAt: instant("created_at").notNull(),
  createdBy: integer("created_by"),
  updatedAt: instant("updated_at").notNull(),
  deletedAt: instant("deleted_at"),
});
