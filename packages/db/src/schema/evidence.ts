import type { EvidenceReason } from "@earshot/core/triage/incident/incident";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** What may be deleted later, as it stood; a trigger refuses every change but letting the content go. */
export const evidence = pgTable("evidence", {
  incidentId: integer("incident_id").notNull(),
  sequence: integer("sequence").notNull(),
  postId: big("post_id").notNull(),
  takenAt: instant("taken_at").notNull(),
  reason: text("reason").$type<EvidenceReason>().notNull(),
  /** The canonical text that was hashed, byte for byte; null once it was let go. */
  content: text("content"),
  contentHash: text("content_hash").notNull(),
  previousHash: text("previous_hash"),
  hash: text("hash").notNull(),
  letGoAt: instant("let_go_at"),
});
