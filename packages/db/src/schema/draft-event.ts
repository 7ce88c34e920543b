import type { DraftEventKind } from "@earshot/core/respond/draft/draft";
import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { bigId, instant } from "./columns.ts";

/** Append-only: what happened to a draft. */
export const draftEvent = pgTable("draft_event", {
  draftEventId: bigId("draft_event_id"),
  draftId: integer("draft_id").notNull(),
  at: instant("at").notNull(),
  personId: integer("person_id"),
  kind: text("kind").$type<DraftEventKind>().notNull(),
  facts: jsonb("facts").$type<Record<string, unknown>>().notNull().default({}),
  note: text("note"),
  /** When the author was told of it. */
  toldAt: instant("told_at"),
});
