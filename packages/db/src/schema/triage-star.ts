import { integer, pgTable } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Posts that a person has marked for oneself. */
export const triageStar = pgTable("triage_star", {
  personId: integer("person_id").notNull(),
  postId: big("post_id").notNull(),
  at: instant("at").notNull(),
});
