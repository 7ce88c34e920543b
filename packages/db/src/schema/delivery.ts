import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

/** `later`: a clear failure that is tried again. */
export type DeliveryOutcome = "sent" | "later" | "failed" | "unknown";

export const delivery = pgTable("delivery", {
  deliveryId: bigId("delivery_id"),
  outboxId: big("outbox_id").notNull(),
  at: instant("at").notNull(),
  outcome: text("outcome").$type<DeliveryOutcome>().notNull(),
  detail: text("detail").notNull(),
  tookMs: integer("took_ms"),
});
