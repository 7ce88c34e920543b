import { boolean, pgTable, text } from "drizzle-orm/pg-core";
import { bigId, instant } from "./columns.ts";

export const signInAttempt = pgTable("sign_in_attempt", {
  signInAttemptId: bigId("sign_in_attempt_id"),
  at: instant("at").notNull(),
  email: text("email").notNull(),
  address: text("address").notNull(),
  isSuccess: boolean("is_success").notNull(),
});
