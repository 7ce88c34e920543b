import type { LinkKind } from "@earshot/core/analyse/near-duplicate";
import { pgTable, real, text } from "drizzle-orm/pg-core";
import { big } from "./columns.ts";

/** Two posts that say the same, or may tell of one event; `postId` is the lower one. */
export const storyLink = pgTable("story_link", {
  postId: big("post_id").notNull(),
  otherId: big("other_id").notNull(),
  similarity: real("similarity").notNull(),
  kind: text("kind").$type<LinkKind>().notNull(),
});
