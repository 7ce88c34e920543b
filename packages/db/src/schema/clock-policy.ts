import type { ClockPolicy } from "@earshot/core/triage/clock/policy";
import { integer, jsonb, pgTable } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** Versions of how clocks run; rows are only ever added. */
export const clockPolicy = pgTable("clock_policy", {
  clockPolicyId: smallId("clock_policy_id"),
  validFrom: instant("valid_from").notNull(),
  personId: integer("person_id"),
  policy: jsonb("policy").$type<ClockPolicy>().notNull(),
});
