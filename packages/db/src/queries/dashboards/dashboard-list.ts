import type { DashboardDefinition } from "@earshot/core/report/dashboard/dashboard";
import { and, asc, eq, isNull, or, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { dashboard } from "../../schema/dashboard.ts";
import { person } from "../../schema/person.ts";

/** A dashboard that people arranged. */
export interface DashboardRow {
  dashboardId: number;
  isTeam: boolean;
  owner: { personId: number; name: string };
  version: number;
  updatedAt: Date;
  definition: DashboardDefinition;
}

/** The team's and the person's own, by name; deleted ones are left out. */
export async function listDashboards(db: Db, personId: number): Promise<DashboardRow[]> {
  return read(db, and(isNull(dashboard.deletedAt), or(dashboard.isTeam, eq(dashboard.personId, personId))));
}

/** Null where there is none, or it is somebody else's own. */
export async function findDashboard(
  db: Db,
  personId: number,
  dashboardId: number,
): Promise<DashboardRow | null> {
  const isSeen = or(dashboard.isTeam, eq(dashboard.personId, personId));
  const is = and(eq(dashboard.dashboardId, dashboardId), isNull(dashboard.deletedAt), isSeen);
  return (await read(db, is))[0] ?? null;
}

/** The one that a link shows, whosever it is; null where it was deleted. */
export async function findSharedDashboard(db: Db, dashboardId: number): Promise<DashboardRow | null> {
  const is = and(eq(dashboard.dashboardId, dashboardId), isNull(dashboard.deletedAt));
  return (await read(db, is))[0] ?? null;
}

async function read(db: Db, where: SQL | undefined): Promise<DashboardRow[]> {
  return db
    .select({
      dashboardId: dashboard.dashboardId,
      isTeam: dashboard.isTeam,
      owner: { personId: person.personId, name: person.name },
      version: dashboard.version,
      updatedAt: dashboard.updatedAt,
      definition: dashboard.definition,
    })
    .from(dashboard)
    .innerJoin(person, eq(person.personId, dashboard.personId))
    .where(where)
    .orderBy(sql`lower(${dashboard.definition} #>> '{name,ru}')`, asc(dashboard.dashboardId));
}
