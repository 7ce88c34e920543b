import { boolean, doublePrecision, pgTable } from "drizzle-orm/pg-core";
import { big } from "./columns.ts";

/** How far a post reached and how fast it spreads, below zero where that is not known: kept by triggers on `triage`, never written by hand. */
export const triageSpread = pgTable("triage_spread", {
  postId: big("post_id").primaryKey(),
  isOpen: boolean("is_open").notNull(),
  reach: doublePrecision("reach").notNull(),
  /** Interactions an hour. */
  velocity: doublePrecision("velocity").notNull(),
});
