import type { WordingOutcome } from "@earshot/core/respond/draft/wording";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { bigId, instant } from "./columns.ts";

/** What a language model proposed as the words of a draft, and what it cost. */
export const draftWording = pgTable("draft_wording", {
  draftWordingId: bigId("draft_wording_id"),
  draftId: integer("draft_id").notNull(),
  askedAt: instant("asked_at").notNull(),
  askedBy: integer("asked_by"),
  model: text("model").notNull(),
  /** The text of the draft as the model was given it. */
  given: text("given").notNull(),
  text: text("text").notNull(),
  tokens: integer("tokens").notNull(),
  outcome: text("outcome").$type<WordingOutcome>().notNull(),
});
