import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { AuthorEventKind } from "@earshot/core/triage/author/author-event";
import { big, bigId, instant } from "./columns.ts";

/** Append-only: what people did to a card. `from` and `to` name the same fields. */
export const authorEvent = pgTable("author_event", {
  authorEventId: bigId("author_event_id"),
  cardId: big("card_id").notNull(),
  at: instant("at").notNull(),
  personId: integer("person_id"),
  kind: text("kind").$type<AuthorEventKind>().notNull(),
  from: jsonb("from").$type<Record<string, unknown>>().notNull().default({}),
  to: jsonb("to").$type<Record<string, unknown>>().notNull().default({}),
  reason: text("reason"),
  undoes: big("undoes"),
});
