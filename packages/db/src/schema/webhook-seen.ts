import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const webhookSeen = pgTable("webhook_seen", {
  sourceId: integer("source_id").notNull(),
  messageId: text("message_id").notNull(),
  seenAt: instant("seen_at").notNull(),
});
