import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";

export const session = pgTable("session", {
  tokenHash: text("token_hash").primaryKey(),
  personId: integer("person_id").notNull(),
  csrfToken: text("csrf_token").notNull(),
  createdAt: instant("created_at").notNull(),
  lastSeenAt: instant("last_seen_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  sessionId: big("session_id").generatedAlwaysAsIdentity(),
  userAgent: text("user_agent"),
  address: text("address"),
});
