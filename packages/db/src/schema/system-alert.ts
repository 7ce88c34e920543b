import type { AlertKind } from "@earshot/core/system/alert-rules";
import type { FindingLevel } from "@earshot/core/system/finding";
import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { bigId, instant } from "./columns.ts";

/** Troubles of the installation itself, suspected, open or over. */
export const systemAlert = pgTable("system_alert", {
  systemAlertId: bigId("system_alert_id"),
  key: text("key").notNull(),
  kind: text("kind").$type<AlertKind>().notNull(),
  code: text("code").notNull(),
  params: jsonb("params").$type<Record<string, unknown>>().notNull(),
  level: text("level").$type<FindingLevel>().notNull(),
  suspectedAt: instant("suspected_at").notNull(),
  /** Null while it is only suspected. */
  openedAt: instant("opened_at"),
  lastSeenAt: instant("last_seen_at").notNull(),
  clearSince: instant("clear_since"),
  resolvedAt: instant("resolved_at"),
  acknowledgedAt: instant("acknowledged_at"),
  acknowledgedBy: integer("acknowledged_by"),
  /** When the team had its mail about it, and about its end. */
  toldAt: instant("told_at"),
  overToldAt: instant("over_told_at"),
});
