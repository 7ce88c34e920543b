import type { IncidentEventKind } from "@earshot/core/triage/incident/incident";
import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { bigId, instant } from "./columns.ts";

/** Append-only: what was done in an incident, and what people wrote down by hand. */
export const incidentEvent = pgTable("incident_event", {
  incidentEventId: bigId("incident_event_id"),
  incidentId: integer("incident_id").notNull(),
  at: instant("at").notNull(),
  /** When it was written down, where that is later than what it tells of. */
  notedAt: instant("noted_at").notNull(),
  personId: integer("person_id"),
  kind: text("kind").$type<IncidentEventKind>().notNull(),
  facts: jsonb("facts").$type<Record<string, unknown>>().notNull().default({}),
  note: text("note"),
});
