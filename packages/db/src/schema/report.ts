import type { ReportDocument } from "@earshot/core/report/document/document";
import type { ReportFormat } from "@earshot/core/report/written/report-format";
import type { ReportKind } from "@earshot/core/report/written/report-template";
import type { ReportWish } from "@earshot/core/report/written/report-wish";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { boolean, integer, jsonb, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** Reports as they were made; they are deleted, never changed. */
export const report = pgTable("report", {
  reportId: smallId("report_id"),
  kind: text("kind").$type<ReportKind>().notNull(),
  language: text("language").$type<PageLanguage>().notNull(),
  zone: text("zone").notNull(),
  title: text("title").notNull(),
  from: instant("period_from").notNull(),
  to: instant("period_to").notNull(),
  madeAt: instant("made_at").notNull(),
  /** Null where a schedule made it. */
  madeBy: integer("made_by"),
  /** Outlives the schedule. */
  scheduleId: integer("schedule_id"),
  slot: instant("slot"),
  missing: text("missing").array().notNull(),
  findings: text("findings").array().notNull(),
  document: jsonb("document").$type<ReportDocument>().notNull(),
});

/** When reports are made by themselves, and whom they reach. */
export const reportSchedule = pgTable("report_schedule", {
  scheduleId: smallId("report_schedule_id"),
  wish: jsonb("wish").$type<ReportWish>().notNull(),
  hour: smallint("hour").notNull(),
  weekday: smallint("weekday").notNull(),
  formats: text("formats").array().$type<ReportFormat[]>().notNull(),
  people: integer("people").array().notNull(),
  channels: integer("channels").array().notNull(),
  isOn: boolean("is_on").notNull(),
  /** Slots up to here are settled. */
  settledUntil: instant("settled_until").notNull(),
  version: integer("version").notNull().default(1),
  createdBy: integer("created_by"),
  createdAt: instant("created_at").notNull(),
});
