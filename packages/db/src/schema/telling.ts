import type { QuietHours } from "@earshot/core/report/alert/quiet-hours";
import { boolean, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** How a person wants to be told; without a row by mail and push. */
export const telling = pgTable("telling", {
  personId: integer("person_id").primaryKey(),
  byMail: boolean("by_mail").notNull(),
  byPush: boolean("by_push").notNull(),
  byBots: boolean("by_bots").notNull(),
  quiet: jsonb("quiet").$type<QuietHours>(),
  telegramId: text("telegram_id"),
  maxId: text("max_id"),
  linkHash: text("link_hash"),
  linkUntil: instant("link_until"),
  updatedAt: instant("updated_at").notNull(),
});

/** Browsers that show notices. */
export const pushSubscription = pgTable("push_subscription", {
  /** SHA-256 of the address that it is sent to. */
  pushKey: text("push_key").primaryKey(),
  personId: integer("person_id").notNull(),
  sealed: text("sealed").notNull(),
  device: text("device").notNull(),
  createdAt: instant("created_at").notNull(),
});
