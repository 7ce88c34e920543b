import { integer, pgTable } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Which posts somebody has opened. */
export const triageRead = pgTable("triage_read", {
  personId: integer("person_id").notNull(),
  postId: big("post_id").notNull(),
  at: instant("at").notNull(),
});
