import { integer, pgTable } from "drizzle-orm/pg-core";
import { big } from "./columns.ts";

/** Posts that carry a claim. */
export const incidentClaimPost = pgTable("incident_claim_post", {
  incidentClaimId: integer("incident_claim_id").notNull(),
  postId: big("post_id").notNull(),
});
