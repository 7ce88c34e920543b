import type { FindingDecision } from "@earshot/core/respond/draft/draft";
import type { Check } from "@earshot/core/respond/vocabulary";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { bigId, instant } from "./columns.ts";

/** What was done about a finding of a draft, for the words it stood on. */
export const draftFinding = pgTable("draft_finding", {
  draftFindingId: bigId("draft_finding_id"),
  draftId: integer("draft_id").notNull(),
  check: text("check_name").$type<Check>().notNull(),
  quote: text("quote").notNull(),
  number: integer("number").notNull(),
  decision: text("decision").$type<FindingDecision>().notNull(),
  justification: text("justification"),
  at: instant("at").notNull(),
  personId: integer("person_id").notNull(),
});
