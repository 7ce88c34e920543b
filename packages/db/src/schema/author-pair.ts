import { integer, pgTable } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Two accounts of which a person said that they belong to two people; the lower number first. */
export const authorPair = pgTable("author_pair", {
  firstId: big("first_id").notNull(),
  secondId: big("second_id").notNull(),
  at: instant("at").notNull(),
  personId: integer("person_id"),
});
