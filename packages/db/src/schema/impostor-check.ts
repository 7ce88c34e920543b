import type { ImpostorReason, ImpostorVerdict } from "@earshot/core/triage/author/impostor";
import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** An account that may pass itself off as one of ours, and what a person said of it. */
export const impostorCheck = pgTable("impostor_check", {
  authorId: big("author_id").primaryKey(),
  /** Whom it resembles. */
  entityId: integer("entity_id").notNull(),
  reasons: jsonb("reasons").$type<ImpostorReason[]>().notNull(),
  foundAt: instant("found_at").notNull(),
  alertId: big("alert_id"),
  verdict: text("verdict").$type<ImpostorVerdict>(),
  verdictBy: integer("verdict_by"),
  verdictAt: instant("verdict_at"),
});
