import type { Role } from "@earshot/core/triage/status";
import { pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

export const person = pgTable("person", {
  personId: smallId("person_id"),
  name: text("name").notNull(),
  email: text("email").notNull(),
  passwordHash: text("password_hash"),
  role: text("role").$type<Role>().notNull(),
  language: text("language").$type<"ru" | "en">().notNull(),
  createdAt: instant("created_at").notNull(),
  disabledAt: instant("disabled_at"),
  lastSeenAt: instant("last_seen_at"),
});
