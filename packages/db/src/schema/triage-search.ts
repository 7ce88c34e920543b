import { customType, pgTable } from "drizzle-orm/pg-core";
import { big } from "./columns.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** The words of title and text of a post in triage. */
export const triageSearch = pgTable("triage_search", {
  postId: big("post_id").primaryKey(),
  words: tsvector("words").notNull(),
});
