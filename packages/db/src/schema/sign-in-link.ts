import type { Role } from "@earshot/core/triage/status";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** `first` makes the first person, `invite` another one, `reset` lets a person choose a new password. */
export type LinkPurpose = "first" | "invite" | "reset";

export const signInLink = pgTable("sign_in_link", {
  tokenHash: text("token_hash").primaryKey(),
  purpose: text("purpose").$type<LinkPurpose>().notNull(),
  role: text("role").$type<Role>().notNull(),
  personId: integer("person_id"),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});
