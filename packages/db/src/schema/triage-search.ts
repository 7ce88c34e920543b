import { customType, pgTable, smallint } from "drizzle-orm/pg-core";
import { big } from "./columns.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** The words of title and text of a post in triage, with its level in the list (`search_level`, see the migration). */
export const triageSearch = pgTable("triage_search", {
  postId: big("post_id").primaryKey(),
  words: tsvector("words").notNull(),
  /** Written with the words; a trigger on `triage` moves it. */
  level: smallint("level").notNull(),
});
