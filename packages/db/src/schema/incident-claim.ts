import type { ClaimStatus } from "@earshot/core/triage/incident/incident";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** One sentence that is said about us, and what is known of it. */
export const incidentClaim = pgTable("incident_claim", {
  incidentClaimId: smallId("incident_claim_id"),
  incidentId: integer("incident_id").notNull(),
  text: text("text").notNull(),
  status: text("status").$type<ClaimStatus>().notNull().default("unchecked"),
  evidence: text("evidence").notNull().default(""),
  statement: text("statement").notNull().default(""),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  createdBy: integer("created_by"),
  changedAt: instant("changed_at").notNull(),
  changedBy: integer("changed_by"),
});
