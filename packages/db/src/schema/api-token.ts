import type { TokenScope } from "@earshot/core/triage/permission";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

export const apiToken = pgTable("api_token", {
  apiTokenId: smallId("api_token_id"),
  personId: integer("person_id").notNull(),
  name: text("name").notNull(),
  tokenHash: text("token_hash").notNull(),
  visibleStart: text("visible_start").notNull(),
  scopes: text("scopes").array().$type<TokenScope[]>().notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  lastUsedAt: instant("last_used_at"),
  lastUsedAddress: text("last_used_address"),
});
