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
  /** Grows with every change; a change that names an older one is refused. */
  version: integer("version").notNull().default(1),
  /** Of a person: what they are in their company. */
  position: text("position"),
  /** Of a person, where it is not part of the name. */
  patronymic: text("patronymic"),
  /** As `proposalKey` makes them. */
  refusedProposals: text("refused_proposals").array().notNull().default([]),
});
