import type { IncidentState } from "@earshot/core/triage/incident/incident";
import type { Severity } from "@earshot/core/triage/status";
import { boolean, integer, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

export const incident = pgTable("incident", {
  incidentId: smallId("incident_id"),
  title: text("title").notNull(),
  /** What happened, in the words of the team. */
  summary: text("summary").notNull().default(""),
  state: text("state").$type<IncidentState>().notNull().default("open"),
  severity: smallint("severity").$type<Severity>().notNull(),
  /** The publication of its first post, unless a person knows better. */
  since: instant("since").notNull(),
  openedAt: instant("opened_at").notNull(),
  /** Null when a rule opened it. */
  openedBy: integer("opened_by"),
  containedAt: instant("contained_at"),
  closedAt: instant("closed_at"),
  /** When the team promised itself or others to speak next. */
  nextUpdateAt: instant("next_update_at"),
  /** Legal hold: while it is null nothing of the incident is let go. */
  releasedAt: instant("released_at"),
  evidenceCount: integer("evidence_count").notNull().default(0),
  /** Hash of the newest piece of evidence. */
  evidenceHead: text("evidence_head"),
  isDemo: boolean("is_demo").notNull().default(false),
  version: integer("version").notNull().default(1),
  changedAt: instant("changed_at").notNull(),
});
