import type { DerivedBecause, Standing } from "@earshot/core/triage/author/standing";
import { doublePrecision, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** A person: what the team says of whoever is behind some accounts, and figures that the list is sorted by. */
export const authorCard = pgTable("author_card", {
  cardId: big("card_id").primaryKey(),
  /** Grows with every change by a person. */
  version: integer("version").notNull().default(1),
  /** What the team calls the person. */
  name: text("name"),
  standing: text("standing").$type<Standing>(),
  standingReason: text("standing_reason"),
  standingBy: integer("standing_by"),
  standingAt: instant("standing_at"),
  /** The card that it was joined with. */
  mergedInto: big("merged_into"),
  shownName: text("shown_name").notNull().default(""),
  derivedStanding: text("derived_standing").$type<Standing>(),
  derivedBecause: jsonb("derived_because").$type<DerivedBecause>(),
  /** Posts about us. */
  posts: integer("posts").notNull().default(0),
  firstPostAt: instant("first_post_at"),
  lastPostAt: instant("last_post_at"),
  /** Of the account with the most. */
  followers: big("followers"),
  negative: integer("negative").notNull().default(0),
  neutral: integer("neutral").notNull().default(0),
  positive: integer("positive").notNull().default(0),
  negativeLow: doublePrecision("negative_low"),
  positiveLow: doublePrecision("positive_low"),
  /** Cards that may be the same person. */
  proposals: integer("proposals").notNull().default(0),
  reckonedAt: instant("reckoned_at"),
});
