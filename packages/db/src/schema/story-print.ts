import { boolean, integer, pgTable, real } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Fingerprints of posts that others may repeat, or that are part of a story. */
export const storyPrint = pgTable("story_print", {
  postId: big("post_id").primaryKey(),
  publishedAt: instant("published_at").notNull(),
  madeAt: instant("made_at").notNull(),
  wordCount: integer("word_count").notNull(),
  unitCount: integer("unit_count").notNull(),
  units: integer("units").array().notNull(),
  facts: integer("facts").array().notNull(),
  names: integer("names").array().notNull(),
  head: integer("head").array().notNull(),
  isHeadlineOnly: boolean("is_headline_only").notNull(),
  /** Under which it stands in `story_band`; none once it is too old to be repeated. */
  keys: integer("keys").array().notNull(),
  /** The words that tell it apart, as a vector of length one; none once it is too old for others to follow. */
  terms: integer("terms").array().notNull(),
  termWeights: real("term_weights").array().notNull(),
  /** The heaviest of them, under which it stands in `story_term`. */
  termKeys: integer("term_keys").array().notNull(),
});
