import { integer, pgTable } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

/** Who is on a post just now; it expires by itself. */
export const triageHold = pgTable("triage_hold", {
  postId: big("post_id").primaryKey(),
  personId: integer("person_id").notNull(),
  since: instant("since").notNull(),
  until: instant("until").notNull(),
});
