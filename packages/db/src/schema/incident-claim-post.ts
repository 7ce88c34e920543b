import type { CarrierState } from "@earshot/core/respond/claim";
import { boolean, integer, pgTable, real, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Posts that carry a claim or correct it, those that may, and those that a person found to do neither. */
export const incidentClaimPost = pgTable("incident_claim_post", {
  incidentClaimId: integer("incident_claim_id").notNull(),
  postId: big("post_id").notNull(),
  state: text("state").$type<CarrierState>().notNull().default("confirmed"),
  /** Share of the claim's words that it has, by weight; null where a person named it. */
  likeness: real("likeness"),
  asksTruth: boolean("asks_truth").notNull().default(false),
  decidedAt: instant("decided_at"),
  decidedBy: integer("decided_by"),
});
