import type { TagColour } from "@earshot/core/triage/tag";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

export const tag = pgTable("tag", {
  tagId: smallId("tag_id"),
  name: text("name").notNull(),
  nameKey: text("name_key").notNull(),
  colour: text("colour").$type<TagColour>().notNull(),
  createdAt: instant("created_at").notNull(),
  createdBy: integer("created_by"),
  retiredAt: instant("retired_at"),
  /** The tag that took its place on every post. */
  mergedInto: integer("merged_into"),
});
