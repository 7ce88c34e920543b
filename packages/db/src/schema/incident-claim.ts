import type { ClaimStatus } from "@earshot/core/triage/incident/incident";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant, smallId } from "./columns.ts";

/** One sentence that is said about us, and what is known of it. */
export const incidentClaim = pgTable("incident_claim", {
  incidentClaimId: smallId("incident_claim_id"),
  /** Null: it belongs to no incident. */
  incidentId: integer("incident_id"),
  text: text("text").notNull(),
  status: text("status").$type<ClaimStatus>().notNull().default("unchecked"),
  evidence: text("evidence").notNull().default(""),
  statement: text("statement").notNull().default(""),
  /** When and where what is so was first said. */
  correctedAt: instant("corrected_at"),
  statementUrl: text("statement_url"),
  /** The newest post that was looked at for carriers. */
  lookedPostId: big("looked_post_id").notNull().default(0),
  lookedAt: instant("looked_at"),
  isDemo: boolean("is_demo").notNull().default(false),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  createdBy: integer("created_by"),
  changedAt: instant("changed_at").notNull(),
  changedBy: integer("changed_by"),
});
