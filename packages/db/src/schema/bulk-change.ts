import type { DeskChange } from "@earshot/core/triage/desk-change";
import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

/** One change of many posts. */
export const bulkChange = pgTable("bulk_change", {
  bulkChangeId: bigId("bulk_change_id"),
  personId: integer("person_id").notNull(),
  at: instant("at").notNull(),
  /** Null where it undoes another one. */
  change: jsonb("change").$type<DeskChange>(),
  undoes: big("undoes"),
  requestKey: uuid("request_key"),
  stoppedAt: instant("stopped_at"),
});

/** What became of a post of such a change: `changed`, or why it was left out. */
export type BulkOutcome =
  | "changed"
  | "unchanged"
  | "held"
  | "stale"
  | "missing"
  | "unknown_entity"
  | "changed_since"
  | "already_undone";

export const bulkChangePost = pgTable("bulk_change_post", {
  bulkChangeId: big("bulk_change_id").notNull(),
  postId: big("post_id").notNull(),
  /** As the person saw it. */
  version: integer("version").notNull(),
  /** Null: still to do. */
  outcome: text("outcome").$type<BulkOutcome>(),
  /** Who keeps it away. */
  byPersonId: integer("by_person_id"),
});
