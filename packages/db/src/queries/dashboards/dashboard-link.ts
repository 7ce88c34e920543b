import { and, count, desc, eq, gt, isNull, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { dashboardLink } from "../../schema/dashboard-link.ts";
import { dashboard } from "../../schema/dashboard.ts";
import { person } from "../../schema/person.ts";
import { storable } from "../../storable.ts";
import { recordAudit } from "../audit.ts";
import type { ChangedBy } from "../changed-by.ts";

/** What a link shows: a dashboard of people by its number, or a ready-made one by its name. */
export type LinkTarget = { dashboardId: number; name: string } | { readyMade: string; name: string };

/** A link as it is shown; the token itself is shown once, when it is made. */
export interface DashboardLinkRow {
  linkId: number;
  dashboardId: number | null;
  readyMade: string | null;
  label: string;
  visibleStart: string;
  expiresAt: Date;
  needsSignIn: boolean;
  showsAuthors: boolean;
  reachDays: number;
  madeBy: { personId: number; name: string };
  madeAt: Date;
  lastUsedAt: Date | null;
  uses: number;
  revokedAt: Date | null;
  /** Who made it may not sign in any more: with them it ended. */
  isMakerGone: boolean;
}

const columns = {
  linkId: dashboardLink.linkId,
  dashboardId: dashboardLink.dashboardId,
  readyMade: dashboardLink.readyMade,
  label: dashboardLink.label,
  visibleStart: dashboardLink.visibleStart,
  expiresAt: dashboardLink.expiresAt,
  needsSignIn: dashboardLink.needsSignIn,
  showsAuthors: dashboardLink.showsAuthors,
  reachDays: dashboardLink.reachDays,
  madeBy: { personId: person.personId, name: person.name },
  madeAt: dashboardLink.madeAt,
  lastUsedAt: dashboardLink.lastUsedAt,
  uses: dashboardLink.uses,
  revokedAt: dashboardLink.revokedAt,
  isMakerGone: sql<boolean>`${person.disabledAt} is not null`,
};

const listMax = 100;

/** Links of a dashboard, the newest first; those that hold no more too. */
export async function listDashboardLinks(db: Db, target: LinkTarget): Promise<DashboardLinkRow[]> {
  return db
    .select(columns)
    .from(dashboardLink)
    .innerJoin(person, eq(person.personId, dashboardLink.personId))
    .where(of(target))
    .orderBy(desc(dashboardLink.linkId))
    .limit(listMax);
}

/** How many links of each dashboard hold, by its number or name. */
export async function countDashboardLinks(db: Db, now: Date): Promise<Map<string, number>> {
  const key = sql<string>`coalesce(${dashboardLink.readyMade}, ${dashboardLink.dashboardId}::text)`;
  const rows = await db
    .select({ key, n: count() })
    .from(dashboardLink)
    .innerJoin(person, eq(person.personId, dashboardLink.personId))
    .where(and(...holding(now)))
    .groupBy(key);
  return new Map(rows.map((row) => [row.key, row.n]));
}

export interface MakeDashboardLink {
  label: string;
  tokenHash: string;
  visibleStart: string;
  expiresAt: Date;
  needsSignIn: boolean;
  showsAuthors: boolean;
  reachDays: number;
  now: Date;
}

/** Makes a link to a dashboard that the person may share. Only the hash of its token is kept. */
export async function makeDashboardLink(
  db: Db,
  by: ChangedBy<"own_account">,
  target: LinkTarget,
  { now, ...given }: MakeDashboardLink,
): Promise<number> {
  const { personId } = by.may;
  const { name, ...shows } = target;
  const label = storable(given.label);
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(dashboardLink)
      .values({ ...given, ...shows, label, personId, madeAt: now })
      .returning({ linkId: dashboardLink.linkId });
    if (!made) throw new Error("A link returned no id.");
    const { needsSignIn, showsAuthors, reachDays } = given;
    const expiresAt = given.expiresAt.toISOString();
    const to = { dashboard: name, expiresAt, needsSignIn, showsAuthors, reachDays };
    const audited = { what: "dashboard_link.made", ...auditTarget(made.linkId, label), to };
    await recordAudit(tx, by.actor, audited, now);
    return made.linkId;
  });
}

/** Ends a link for good. False where it is none of the dashboard or was ended before. */
export async function revokeDashboardLink(
  db: Db,
  by: ChangedBy<"own_account">,
  target: LinkTarget,
  { linkId, now }: { linkId: number; now: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [ended] = await tx
      .update(dashboardLink)
      .set({ revokedAt: now })
      .where(and(of(target), eq(dashboardLink.linkId, linkId), isNull(dashboardLink.revokedAt)))
      .returning({ label: dashboardLink.label });
    if (!ended) return false;
    const from = { dashboard: target.name };
    const audited = { what: "dashboard_link.revoked", ...auditTarget(linkId, ended.label), from };
    await recordAudit(tx, by.actor, audited, now);
    return true;
  });
}

/** The link of this token; null where it is unknown, expired or revoked, or who made it has left. */
export async function findDashboardLink(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<DashboardLinkRow | null> {
  const [found] = await db
    .select(columns)
    .from(dashboardLink)
    .innerJoin(person, eq(person.personId, dashboardLink.personId))
    .where(and(eq(dashboardLink.tokenHash, tokenHash), ...holding(now)));
  return found ?? null;
}

/** Notes that a link was opened. */
export async function noteLinkUse(db: Db, linkId: number, now: Date): Promise<void> {
  await db
    .update(dashboardLink)
    .set({ lastUsedAt: now, uses: sql`${dashboardLink.uses} + 1` })
    .where(eq(dashboardLink.linkId, linkId));
}

function of(target: LinkTarget): SQL {
  return "readyMade" in target
    ? eq(dashboardLink.readyMade, target.readyMade)
    : eq(dashboardLink.dashboardId, target.dashboardId);
}

function holding(now: Date): SQL[] {
  const isThere = sql`(${dashboardLink.dashboardId} is null or exists (
    select from ${dashboard} where ${dashboard.dashboardId} = ${dashboardLink.dashboardId} and ${dashboard.deletedAt} is null))`;
  return [
    gt(dashboardLink.expiresAt, now),
    isNull(dashboardLink.revokedAt),
    isNull(person.disabledAt),
    isThere,
  ];
}

function auditTarget(linkId: number, label: string) {
  return { targetKind: "dashboard_link", targetId: linkId, targetName: label };
}
