import { date, pgTable, text } from "drizzle-orm/pg-core";
import { big } from "./columns.ts";

export const postKey = pgTable("post_key", {
  namespace: text("namespace").notNull(),
  externalId: text("external_id").notNull(),
  postId: big("post_id").generatedAlwaysAsIdentity(),
  month: date("month", { mode: "string" }).notNull(),
  parentExternalId: text("parent_external_id"),
});
