import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

export const incidentTask = pgTable("incident_task", {
  incidentTaskId: smallId("incident_task_id"),
  incidentId: integer("incident_id").notNull(),
  text: text("text").notNull(),
  /** Who does it; null for nobody yet. */
  personId: integer("person_id"),
  dueAt: instant("due_at"),
  doneAt: instant("done_at"),
  doneBy: integer("done_by"),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  createdBy: integer("created_by"),
});
