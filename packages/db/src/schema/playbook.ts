import type { Playbook } from "@earshot/core/respond/playbook";
import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** Versions of the playbook; rows are only ever added. */
export const playbook = pgTable("playbook", {
  playbookId: smallId("playbook_id"),
  savedAt: instant("saved_at").notNull(),
  /** Null: the one that came with a version of Earshot. */
  personId: integer("person_id"),
  note: text("note").notNull().default(""),
  body: jsonb("body").$type<Playbook>().notNull(),
});
