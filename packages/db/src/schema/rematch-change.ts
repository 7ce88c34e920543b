import { integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { big } from "./columns.ts";

/** What a run over history changed for an entity. */
export const rematchChange = pgTable(
  "rematch_change",
  {
    rematchRunId: integer("rematch_run_id").notNull(),
    entityId: integer("entity_id").notNull(),
    gained: integer("gained").notNull().default(0),
    lost: integer("lost").notNull().default(0),
    /** Of the lost ones: stay in triage because a person has worked on them. */
    kept: integer("kept").notNull().default(0),
    /** Some of them, the newest last. */
    gainedPostIds: big("gained_post_ids").array().notNull().default([]),
    lostPostIds: big("lost_post_ids").array().notNull().default([]),
  },
  (table) => [primaryKey({ columns: [table.rematchRunId, table.entityId] })],
);
