import { integer, pgTable } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Stories whose posts belong to an incident, those that come later too. */
export const incidentStory = pgTable("incident_story", {
  incidentId: integer("incident_id").notNull(),
  storyId: big("story_id").notNull(),
  addedAt: instant("added_at").notNull(),
  addedBy: integer("added_by"),
});
