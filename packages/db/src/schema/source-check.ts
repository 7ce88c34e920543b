import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { bigId, instant } from "./columns.ts";

export type CheckOutcome = "ok" | "not_modified" | "failed";

export const sourceCheck = pgTable("source_check", {
  sourceCheckId: bigId("source_check_id"),
  sourceId: integer("source_id").notNull(),
  at: instant("at").notNull(),
  outcome: text("outcome").$type<CheckOutcome>().notNull(),
  httpStatus: integer("http_status"),
  tookMs: integer("took_ms").notNull(),
  received: integer("received").notNull(),
  added: integer("added").notNull(),
  edited: integer("edited").notNull(),
  refused: integer("refused").notNull(),
  reasonCode: text("reason_code"),
  reasonRaw: text("reason_raw"),
  warnings: text("warnings").array().notNull().default([]),
});
