import type { DashboardDefinition } from "@earshot/core/report/dashboard/dashboard";
import { boolean, integer, jsonb, pgTable } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

export const dashboard = pgTable("dashboard", {
  dashboardId: smallId("dashboard_id"),
  /** Who made it, and whose it is unless it is the team's. */
  personId: integer("person_id").notNull(),
  isTeam: boolean("is_team").notNull(),
  definition: jsonb("definition").$type<DashboardDefinition>().notNull(),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
  deletedAt: instant("deleted_at"),
});
