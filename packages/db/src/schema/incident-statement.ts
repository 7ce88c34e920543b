import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** Each saving of a text is a version of its own: what was approved never changes afterwards. */
export const incidentStatement = pgTable("incident_statement", {
  incidentStatementId: smallId("incident_statement_id"),
  incidentId: integer("incident_id").notNull(),
  number: integer("number").notNull(),
  version: integer("version").notNull(),
  text: text("text").notNull(),
  writtenAt: instant("written_at").notNull(),
  writtenBy: integer("written_by"),
  approvedAt: instant("approved_at"),
  approvedBy: integer("approved_by"),
  publishedAt: instant("published_at"),
  publishedUrl: text("published_url"),
});
