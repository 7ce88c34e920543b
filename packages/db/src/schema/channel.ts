import type { ChannelKind } from "@earshot/core/notify/channel";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** Chats and addresses that the team is told by. */
export const channel = pgTable("channel", {
  channelId: smallId("channel_id"),
  channelKey: text("channel_key").notNull(),
  kind: text("kind").$type<ChannelKind>().notNull(),
  name: text("name").notNull(),
  nameKey: text("name_key").notNull(),
  /** Number of a chat, or the host of an address. */
  place: text("place").notNull(),
  sealed: text("sealed"),
  language: text("language").$type<PageLanguage>().notNull(),
  isOn: boolean("is_on").notNull(),
  tellsSystem: boolean("tells_system").notNull(),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
  deletedAt: instant("deleted_at"),
});
