import type { IncidentRole } from "@earshot/core/triage/incident/incident";
import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const incidentRole = pgTable("incident_role", {
  incidentId: integer("incident_id").notNull(),
  role: text("role").$type<IncidentRole>().notNull(),
  personId: integer("person_id").notNull(),
});
