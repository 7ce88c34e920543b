import type { Role } from "@earshot/core/triage/status";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** `first_person` makes the administrator, `invitation` another person; `new_password` is for a known one. */
export type LinkPurpose = "first_person" | "invitation" | "new_password";

export const signInLink = pgTable("sign_in_link", {
  tokenHash: text("token_hash").primaryKey(),
  purpose: text("purpose").$type<LinkPurpose>().notNull(),
  role: text("role").$type<Role>().notNull(),
  personId: integer("person_id"),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
  signInLinkId: integer("sign_in_link_id").generatedAlwaysAsIdentity(),
  /** Whom an invitation is for. */
  name: text("name"),
  email: text("email"),
  madeBy: integer("made_by"),
});
