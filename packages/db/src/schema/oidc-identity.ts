import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const oidcIdentity = pgTable(
  "oidc_identity",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    personId: integer("person_id").notNull(),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] })],
);
