import type { EntityKind } from "@earshot/core/match/entity";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant, smallId } from "./columns.ts";

export const entity = pgTable("entity", {
  entityId: smallId("entity_id"),
  key: text("key").notNull(),
  kind: text("kind").$type<EntityKind>().notNull(),
  name: text("name").notNull(),
  companyId: integer("company_id"),
  isDemo: boolean("is_demo").notNull().default(false),
  createdAt: instant("created_at").notNull(),
  retiredAt: instant("retired_at"),
});
