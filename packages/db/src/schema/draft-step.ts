import type { ApprovalKind, DecisionWay, StepState } from "@earshot/core/respond/draft/draft";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** Whose word a version of a draft needs, in the order in which they are asked. */
export const draftStep = pgTable("draft_step", {
  draftId: integer("draft_id").notNull(),
  number: integer("number").notNull(),
  position: integer("position").notNull(),
  kind: text("kind").$type<ApprovalKind>().notNull(),
  /** The one person who is asked; null for anybody of the role. */
  personId: integer("person_id"),
  state: text("state").$type<StepState>().notNull().default("waiting"),
  decidedAt: instant("decided_at"),
  decidedBy: integer("decided_by"),
  via: text("via").$type<DecisionWay>(),
  words: text("words"),
  /** When its turn came. */
  askedAt: instant("asked_at"),
  /** When whoever is asked was told, and reminded last. */
  toldAt: instant("told_at"),
  remindedAt: instant("reminded_at"),
  reminderCount: integer("reminder_count").notNull().default(0),
});
