import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant, smallId } from "./columns.ts";

/** An author or a site whose posts go past the desk. */
export const block = pgTable("block", {
  blockId: smallId("block_id"),
  kind: text("kind").$type<"author" | "site">().notNull(),
  authorId: big("author_id"),
  /** Stands for everything below it too. */
  host: text("host"),
  name: text("name").notNull(),
  reason: text("reason"),
  at: instant("at").notNull(),
  personId: integer("person_id"),
  endedAt: instant("ended_at"),
  endedBy: integer("ended_by"),
});
