import type { StoryRole } from "@earshot/core/analyse/arrange-stories";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

export type StoryDecisionKind = "merge" | "split" | "role" | "rename" | "status";

/** What a person decided about a story; it holds until it is undone. */
export const storyDecision = pgTable("story_decision", {
  storyDecisionId: bigId("story_decision_id"),
  kind: text("kind").$type<StoryDecisionKind>().notNull(),
  /** Of a decision about roles: null gives the posts back to the machine. */
  role: text("role").$type<StoryRole>(),
  /** Of a decision about the name: null gives it back its own. */
  name: text("name"),
  storyId: big("story_id"),
  personId: integer("person_id"),
  at: instant("at").notNull(),
  undoneAt: instant("undone_at"),
  undoneBy: integer("undone_by"),
});
