import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

export type TriageEventKind =
  | "arrived"
  | "analysed"
  | "matched"
  | "seen"
  | "edited"
  | "deleted"
  | "status"
  | "correct"
  | "assign"
  | "tag"
  | "tag_merged"
  | "note"
  | "note_edited"
  | "note_deleted"
  | "note_restored"
  | "story"
  | "incident"
  | "draft"
  | "snooze"
  | "woken"
  | "irrelevant"
  | "escalate"
  | "take_over"
  | "blocked"
  | "rule"
  | "undo"
  | "redo";

/** Append-only: what happened to a post. `from` and `to` name the same fields. */
export const triageEvent = pgTable("triage_event", {
  triageEventId: bigId("triage_event_id"),
  postId: big("post_id").notNull(),
  at: instant("at").notNull(),
  personId: integer("person_id"),
  kind: text("kind").$type<TriageEventKind>().notNull(),
  from: jsonb("from").$type<Record<string, unknown>>().notNull().default({}),
  to: jsonb("to").$type<Record<string, unknown>>().notNull().default({}),
  note: text("note"),
  undoes: big("undoes"),
  /** Of the row after the event; null where the event left it as it was. */
  version: integer("version"),
  /** Given by whoever sent the change: one that is sent twice is made once. */
  requestKey: uuid("request_key"),
  bulkChangeId: big("bulk_change_id"),
  /** The rule that did it. */
  ruleId: integer("rule_id"),
});
