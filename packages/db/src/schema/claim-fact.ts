import { integer, pgTable } from "drizzle-orm/pg-core";

/** Fact cards that a claim was checked against. */
export const claimFact = pgTable("claim_fact", {
  incidentClaimId: integer("incident_claim_id").notNull(),
  factCardId: integer("fact_card_id").notNull(),
});
