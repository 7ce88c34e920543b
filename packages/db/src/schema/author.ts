import type { Platform } from "@earshot/core/collect/platform";
import { pgTable, text } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

export const author = pgTable("author", {
  authorId: bigId("author_id"),
  platform: text("platform").$type<Platform>().notNull(),
  key: text("key").notNull(),
  handle: text("handle"),
  name: text("name"),
  url: text("url"),
  bio: text("bio"),
  followers: big("followers"),
  updatedAt: instant("updated_at").notNull(),
});
