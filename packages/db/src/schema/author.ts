import type { Platform } from "@earshot/core/collect/platform";
import { sql } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

/** An account on a platform. */
export const author = pgTable("author", {
  authorId: bigId("author_id"),
  platform: text("platform").$type<Platform>().notNull(),
  key: text("key").notNull(),
  handle: text("handle"),
  name: text("name"),
  url: text("url"),
  bio: text("bio"),
  followers: big("followers"),
  followersAt: instant("followers_at"),
  updatedAt: instant("updated_at").notNull(),
  /** The person behind it; accounts of one person share a card. */
  cardId: big("card_id")
    .notNull()
    .default(sql`nextval('author_card_number')`),
  /** When it was asked whether it passes itself off as one of ours; null: still to be asked. */
  lookedAt: instant("looked_at"),
});
