import type { Probabilities, Sentiment } from "@earshot/core/analyse/label";
import type { EntityMatch, Hit } from "@earshot/core/match/entity";
import { date, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { big } from "./columns.ts";

/** Who set a value: a model, or a person whose word a machine never overwrites. */
export type SetBy = "machine" | "person";

export const mention = pgTable("mention", {
  postId: big("post_id").notNull(),
  entityId: integer("entity_id").notNull(),
  month: date("month", { mode: "string" }).notNull(),
  role: text("role").$type<EntityMatch["role"]>().notNull(),
  hits: jsonb("hits").$type<Hit[]>().notNull(),
  sentiment: text("sentiment").$type<Sentiment>(),
  sentimentProbabilities: jsonb("sentiment_probabilities").$type<Probabilities<Sentiment>>(),
  sentimentBy: text("sentiment_by").$type<SetBy>().notNull().default("machine"),
  sentimentModel: text("sentiment_model"),
  /** The run over history that found it; null when it was found as the post came in. */
  rematchRunId: integer("rematch_run_id"),
});
