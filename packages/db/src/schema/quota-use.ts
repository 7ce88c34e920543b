import { doublePrecision, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const quotaUse = pgTable("quota_use", {
  name: text("name").notNull(),
  windowStart: instant("window_start").notNull(),
  resetAt: instant("reset_at").notNull(),
  used: doublePrecision("used").notNull(),
  limit: doublePrecision("quota_limit").notNull(),
  spentAt: instant("spent_at"),
  refusedAt: instant("refused_at"),
});
