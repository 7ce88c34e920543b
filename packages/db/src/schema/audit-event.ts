import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { bigId, instant } from "./columns.ts";

/** Append-only: who changed what. `from` and `to` name the same fields and never hold a secret. */
export const auditEvent = pgTable("audit_event", {
  auditEventId: bigId("audit_event_id"),
  at: instant("at").notNull(),
  personId: integer("person_id"),
  /** "person", "token:<name>", "command line" or "system". */
  via: text("via").notNull(),
  what: text("what").notNull(),
  targetKind: text("target_kind").notNull(),
  targetId: text("target_id"),
  targetName: text("target_name").notNull().default(""),
  from: jsonb("from").$type<Record<string, unknown>>().notNull().default({}),
  to: jsonb("to").$type<Record<string, unknown>>().notNull().default({}),
  address: text("address"),
});
