import type { Platform } from "@earshot/core/collect/platform";
import type { CalendarKind, CalendarState } from "@earshot/core/respond/calendar/calendar-entry";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** A planned post, a campaign, an event, or a time in which one keeps quiet. */
export const calendarEntry = pgTable("calendar_entry", {
  calendarEntryId: smallId("calendar_entry_id"),
  kind: text("kind").$type<CalendarKind>().notNull(),
  title: text("title").notNull(),
  note: text("note").notNull().default(""),
  at: instant("at").notNull(),
  till: instant("till"),
  isAllDay: boolean("is_all_day").notNull().default(false),
  platform: text("platform").$type<Platform>(),
  link: text("link"),
  terms: text("terms").array().notNull().default([]),
  state: text("state").$type<CalendarState>().notNull().default("planned"),
  ownerId: integer("owner_id"),
  entityId: integer("entity_id"),
  calendar: text("calendar"),
  uid: text("uid"),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  createdBy: integer("created_by"),
  changedAt: instant("changed_at").notNull(),
  changedBy: integer("changed_by"),
  isDemo: boolean("is_demo").notNull().default(false),
});
