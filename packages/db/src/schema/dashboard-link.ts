import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

/** A link that shows one dashboard, one of people or a ready-made one, to whoever holds it. */
export const dashboardLink = pgTable("dashboard_link", {
  linkId: smallId("dashboard_link_id"),
  dashboardId: integer("dashboard_id"),
  readyMade: text("ready_made"),
  label: text("label").notNull(),
  tokenHash: text("token_hash").notNull(),
  visibleStart: text("visible_start").notNull(),
  personId: integer("person_id").notNull(),
  madeAt: instant("made_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  needsSignIn: boolean("needs_sign_in").notNull(),
  showsAuthors: boolean("shows_authors").notNull(),
  reachDays: integer("reach_days").notNull(),
  lastUsedAt: instant("last_used_at"),
  uses: integer("uses").notNull().default(0),
  revokedAt: instant("revoked_at"),
});
