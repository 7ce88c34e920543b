import type { DeliveryWay } from "@earshot/core/notify/channel";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

/**
 * `sending` from the claim to the answer; `unknown` when the answer was lost: it may have arrived, so only a person
 * sends it again.
 */
export type OutboxState = "waiting" | "sending" | "sent" | "failed" | "unknown";

export const outbox = pgTable("outbox", {
  outboxId: bigId("outbox_id"),
  key: text("key").notNull(),
  channel: text("channel").$type<DeliveryWay>().notNull(),
  recipient: text("recipient").notNull(),
  subject: text("subject").notNull(),
  body: text("body"),
  state: text("state").$type<OutboxState>().notNull(),
  stateAt: instant("state_at").notNull(),
  attemptCount: integer("attempt_count").notNull().default(0),
  dueAt: instant("due_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  error: text("error"),
  createdAt: instant("created_at").notNull(),
  /** What it is about, and for whom. */
  alertId: big("alert_id"),
  channelId: integer("channel_id"),
  personId: integer("person_id"),
});
