import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

export const streamLease = pgTable("stream_lease", {
  sourceId: integer("source_id").primaryKey(),
  owner: text("owner"),
  takenAt: instant("taken_at"),
  beatAt: instant("beat_at"),
  cursor: jsonb("cursor").$type<unknown>(),
  cursorAt: instant("cursor_at"),
  seen: big("seen").notNull().default(0),
  kept: big("kept").notNull().default(0),
});
