import type { DashboardDefinition } from "@earshot/core/report/dashboard/dashboard";
import { and, asc, desc, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Db } from "../database.ts";
import { calendarEntry } from "../schema/calendar-entry.ts";
import { dashboard } from "../schema/dashboard.ts";
import { entity } from "../schema/entity.ts";
import { factCard } from "../schema/fact-card.ts";
import { keyMessage } from "../schema/key-message.ts";
import { person } from "../schema/person.ts";

/** Whom something is about, by key; what speaks of the demo, or of somebody who is watched no more, is left out. */
const about = and(isNull(entity.retiredAt), eq(entity.isDemo, false));
const isKept = (column: AnyPgColumn) => or(isNull(column), about);

/** Fact cards that are not withdrawn: approved ones first, of those the newest. The demo's are left out. */
export async function readKeptFacts(db: Db) {
  return db
    .select({ card: factCard, about: entity.key, owner: person.email })
    .from(factCard)
    .leftJoin(entity, eq(entity.entityId, factCard.entityId))
    .leftJoin(person, eq(person.personId, factCard.ownerId))
    .where(and(eq(factCard.isDemo, false), ne(factCard.state, "withdrawn"), isKept(factCard.entityId)))
    .orderBy(asc(factCard.state), desc(factCard.changedAt), desc(factCard.factCardId));
}

/** Key messages that hold, in their order. */
export async function readKeptMessages(db: Db) {
  return db
    .select({ message: keyMessage, about: entity.key })
    .from(keyMessage)
    .leftJoin(entity, eq(entity.entityId, keyMessage.entityId))
    .where(and(eq(keyMessage.isDemo, false), isNull(keyMessage.retiredAt), isKept(keyMessage.entityId)))
    .orderBy(asc(keyMessage.place), asc(keyMessage.keyMessageId));
}

/** What people wrote into the calendar; what was imported comes again from where it came. */
export async function readKeptPlans(db: Db) {
  return db
    .select({ plan: calendarEntry, about: entity.key, owner: person.email })
    .from(calendarEntry)
    .leftJoin(entity, eq(entity.entityId, calendarEntry.entityId))
    .leftJoin(person, eq(person.personId, calendarEntry.ownerId))
    .where(
      and(eq(calendarEntry.isDemo, false), isNull(calendarEntry.calendar), isKept(calendarEntry.entityId)),
    )
    .orderBy(asc(calendarEntry.at), asc(calendarEntry.calendarEntryId));
}

/** A dashboard that people arranged; `owner` is null of one of the team. */
export interface KeptDashboard {
  dashboardId: number;
  version: number;
  owner: string | null;
  definition: DashboardDefinition;
}

/** Dashboards that were not deleted, the team's and those of single people. */
export async function readKeptDashboards(db: Db): Promise<KeptDashboard[]> {
  return db
    .select({
      dashboardId: dashboard.dashboardId,
      version: dashboard.version,
      owner: sql<string | null>`case when ${dashboard.isTeam} then null else ${person.email} end`,
      definition: dashboard.definition,
    })
    .from(dashboard)
    .innerJoin(person, eq(person.personId, dashboard.personId))
    .where(isNull(dashboard.deletedAt))
    .orderBy(asc(dashboard.dashboardId));
}
