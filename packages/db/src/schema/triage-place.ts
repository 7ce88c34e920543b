import type { Platform } from "@earshot/core/collect/platform";
import { boolean, doublePrecision, integer, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Where a post stands in the list and what it is filtered by: kept by triggers on `triage`, never written by hand. */
export const triagePlace = pgTable("triage_place", {
  postId: big("post_id").primaryKey(),
  priority: doublePrecision("priority").notNull(),
  publishedAt: instant("published_at").notNull(),
  sourceId: integer("source_id").notNull(),
  assigneeId: integer("assignee_id"),
  severity: smallint("severity").notNull(),
  /** See `place-codes` for what the numbers of these stand for. */
  status: smallint("status").notNull(),
  directions: smallint("directions").notNull(),
  sentiments: smallint("sentiments").notNull(),
  isOpen: boolean("is_open").notNull(),
  isUnsure: boolean("is_unsure").notNull(),
  isReprint: boolean("is_reprint").notNull(),
  isNoted: boolean("is_noted").notNull(),
  platform: text("platform").$type<Platform>().notNull(),
  lang: text("lang").notNull(),
  keys: integer("keys").array().notNull(),
});
