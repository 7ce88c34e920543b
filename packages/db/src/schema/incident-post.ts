import type { EvidenceReason } from "@earshot/core/triage/incident/incident";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

export const incidentPost = pgTable("incident_post", {
  incidentId: integer("incident_id").notNull(),
  postId: big("post_id").notNull(),
  addedAt: instant("added_at").notNull(),
  /** Null when its story or a rule brought it. */
  addedBy: integer("added_by"),
  storyId: big("story_id"),
  /** Taken out by a person: its story does not bring it back. */
  removedAt: instant("removed_at"),
  removedBy: integer("removed_by"),
  /** Why evidence of it is still to be taken; null when it is. */
  due: text("due").$type<EvidenceReason>(),
});
