import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { big, instant, smallId } from "./columns.ts";

export const coder = pgTable("coder", { personId: integer("person_id").primaryKey() });

export const codingRound = pgTable("coding_round", {
  codingRoundId: smallId("coding_round_id"),
  fromAt: instant("from_at").notNull(),
  toAt: instant("to_at").notNull(),
  createdAt: instant("created_at").notNull(),
  frame: jsonb("frame").$type<Partial<Record<Direction, number>>>().notNull(),
});

export const codedPost = pgTable(
  "coded_post",
  {
    codingRoundId: integer("coding_round_id").notNull(),
    postId: big("post_id").notNull(),
    machineDirection: text("machine_direction").$type<Direction>().notNull(),
    machineSentiments: jsonb("machine_sentiments").$type<Record<string, Sentiment>>().notNull(),
    settledDirection: text("settled_direction").$type<Direction>(),
    settledBy: integer("settled_by"),
  },
  (table) => [primaryKey({ columns: [table.codingRoundId, table.postId] })],
);

export const codingAnswer = pgTable(
  "coding_answer",
  {
    codingRoundId: integer("coding_round_id").notNull(),
    postId: big("post_id").notNull(),
    personId: integer("person_id").notNull(),
    answeredAt: instant("answered_at"),
    direction: text("direction").$type<Direction>(),
    sentiments: jsonb("sentiments").$type<Record<string, Sentiment>>().notNull().default({}),
  },
  (table) => [primaryKey({ columns: [table.codingRoundId, table.postId, table.personId] })],
);
