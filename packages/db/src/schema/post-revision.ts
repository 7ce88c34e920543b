import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** An earlier text of a post; `at` is when it was replaced. */
export const postRevision = pgTable("post_revision", {
  postId: big("post_id").notNull(),
  revision: integer("revision").notNull(),
  at: instant("at").notNull(),
  title: text("title"),
  text: text("text").notNull(),
  contentHash: text("content_hash").notNull(),
});
