import type { Platform } from "@earshot/core/collect/platform";
import type { DateFlag } from "@earshot/core/collect/post";
import { boolean, date, integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Partitioned by `month`, the first day of the month in which the post was first said to be published. */
export const post = pgTable("post", {
  postId: big("post_id").notNull(),
  month: date("month", { mode: "string" }).notNull(),
  sourceId: integer("source_id").notNull(),
  authorId: big("author_id"),
  namespace: text("namespace").notNull(),
  externalId: text("external_id").notNull(),
  platform: text("platform").$type<Platform>().notNull(),
  url: text("url"),
  title: text("title"),
  text: text("text").notNull(),
  publishedAt: instant("published_at").notNull(),
  foundAt: instant("found_at").notNull(),
  dateFlag: text("date_flag").$type<DateFlag>(),
  editedAt: instant("edited_at"),
  deletedAt: instant("deleted_at"),
  parentExternalId: text("parent_external_id"),
  rootExternalId: text("root_external_id"),
  likes: big("likes"),
  comments: big("comments"),
  shares: big("shares"),
  views: big("views"),
  isApproximate: boolean("is_approximate").notNull().default(false),
  statedLanguage: text("stated_language"),
  tags: text("tags").array().notNull().default([]),
  contentHash: text("content_hash").notNull(),
  revision: integer("revision").notNull().default(1),
  matchedAt: instant("matched_at"),
  matchedVersion: integer("matched_version"),
  mentionCount: integer("mention_count").notNull().default(0),
  analysedAt: instant("analysed_at"),
});
