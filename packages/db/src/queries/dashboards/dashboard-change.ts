import type { DashboardDefinition } from "@earshot/core/report/dashboard/dashboard";
import { and, count, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { dashboard } from "../../schema/dashboard.ts";
import { storable } from "../../storable.ts";
import { commandLine, recordAudit } from "../audit.ts";
import { notifyDesk } from "../notify.ts";
import type { ViewKeeper } from "../views.ts";

export type DashboardRefusal = "missing" | "not_yours" | "stale" | "too_many";
export type ChangedDashboard = { ok: true; dashboardId: number } | { ok: false; reason: DashboardRefusal };

/** More dashboards of one person nobody finds again. */
export const dashboardsMax = 200;

type Row = typeof dashboard.$inferSelect;

/** Makes a dashboard, one's own or of the team. */
export async function addDashboard(
  db: Db,
  { actor, mayEditTeam, by, now }: ViewKeeper,
  given: { definition: DashboardDefinition; isTeam: boolean; copyOf?: string },
): Promise<ChangedDashboard> {
  if (given.isTeam && !mayEditTeam) return { ok: false, reason: "not_yours" };
  return db.transaction(async (tx) => {
    const { personId } = actor;
    const isOwn = and(eq(dashboard.personId, personId), isNull(dashboard.deletedAt));
    const [held] = await tx.select({ n: count() }).from(dashboard).where(isOwn);
    if ((held?.n ?? 0) >= dashboardsMax) return { ok: false, reason: "too_many" };
    const definition = storableDefinition(given.definition);
    const [made] = await tx
      .insert(dashboard)
      .values({ personId, isTeam: given.isTeam, definition, createdAt: now, updatedAt: now })
      .returning();
    if (!made) throw new Error("A dashboard returned no id.");
    const to = { ...told(made), ...(given.copyOf !== undefined && { copyOf: given.copyOf }) };
    await recordAudit(tx, by, { what: "dashboard.added", ...target(made), to }, now);
    await notifyDesk(tx);
    return { ok: true, dashboardId: made.dashboardId };
  });
}

/** Replaces the definition of a dashboard that still is at the version named. Giving one's own to the team is a change too. */
export async function changeDashboard(
  db: Db,
  keeper: ViewKeeper,
  given: { dashboardId: number; version: number; definition: DashboardDefinition; isTeam?: boolean },
): Promise<ChangedDashboard> {
  return onRow(db, keeper, given.dashboardId, async (tx, before) => {
    if (before.deletedAt !== null) return { ok: false, reason: "missing" };
    if (before.version !== given.version) return { ok: false, reason: "stale" };
    const isTeam = given.isTeam ?? before.isTeam;
    if (isTeam && !keeper.mayEditTeam) return { ok: false, reason: "not_yours" };
    const after = { ...before, isTeam, definition: storableDefinition(given.definition) };
    const { definition, dashboardId } = after;
    await tx
      .update(dashboard)
      .set({ definition, isTeam, version: before.version + 1, updatedAt: keeper.now })
      .where(eq(dashboard.dashboardId, dashboardId));
    const audited = { what: "dashboard.changed", ...target(after), from: told(before), to: told(after) };
    await recordAudit(tx, keeper.by, audited, keeper.now);
    return { ok: true, dashboardId };
  });
}

/** Deletes a dashboard or takes the deletion back. Its links end with it, and hold again when it is back. */
export async function setDashboardDeleted(
  db: Db,
  keeper: ViewKeeper,
  { dashboardId, isDeleted }: { dashboardId: number; isDeleted: boolean },
): Promise<ChangedDashboard> {
  return onRow(db, keeper, dashboardId, async (tx, before) => {
    if ((before.deletedAt !== null) === isDeleted) return { ok: false, reason: "missing" };
    await tx
      .update(dashboard)
      .set({ deletedAt: isDeleted ? keeper.now : null, version: before.version + 1, updatedAt: keeper.now })
      .where(eq(dashboard.dashboardId, dashboardId));
    const what = isDeleted ? "dashboard.deleted" : "dashboard.restored";
    await recordAudit(tx, keeper.by, { what, ...target(before), from: told(before) }, keeper.now);
    return { ok: true, dashboardId };
  });
}

/** The row, locked, where the person may change it; what is somebody else's own is not told from what is not there. */
async function onRow(
  db: Db,
  { actor, mayEditTeam }: ViewKeeper,
  dashboardId: number,
  change: (tx: Db, row: Row) => Promise<ChangedDashboard>,
): Promise<ChangedDashboard> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(dashboard)
      .where(eq(dashboard.dashboardId, dashboardId))
      .for("update");
    if (!row || (!row.isTeam && row.personId !== actor.personId)) return { ok: false, reason: "missing" };
    if (row.isTeam && !mayEditTeam) return { ok: false, reason: "not_yours" };
    const changed = await change(tx, row);
    if (changed.ok) await notifyDesk(tx);
    return changed;
  });
}

/**
 * Makes, replaces or deletes a dashboard for a command, which may touch everybody's; the log is told.
 * @param given.dashboardId null makes a new one, which belongs to `personId`
 * @param given.definition null deletes it
 */
export async function keepDashboard(
  tx: Db,
  given: { dashboardId: number | null; personId: number; isTeam: boolean; now: Date } & {
    definition: DashboardDefinition | null;
  },
): Promise<void> {
  const { dashboardId, personId, isTeam, now } = given;
  const definition = given.definition && storableDefinition(given.definition);
  const facts = definition ? { definition, updatedAt: now } : { deletedAt: now, updatedAt: now };
  const [kept] =
    dashboardId === null && definition
      ? await tx
          .insert(dashboard)
          .values({ personId, isTeam, definition, createdAt: now, updatedAt: now })
          .returning()
      : await tx
          .update(dashboard)
          .set({ ...facts, version: sql`${dashboard.version} + 1` })
          .where(eq(dashboard.dashboardId, dashboardId ?? 0))
          .returning();
  if (!kept) throw new Error("A dashboard that was read a moment ago is gone.");
  const deed = dashboardId === null ? "added" : definition ? "changed" : "deleted";
  const said = deed === "deleted" ? { from: told(kept) } : { to: told(kept) };
  await recordAudit(tx, commandLine, { what: `dashboard.${deed}`, ...target(kept), ...said }, now);
  await notifyDesk(tx);
}

function target({ dashboardId, definition }: Pick<Row, "dashboardId" | "definition">) {
  return { targetKind: "dashboard", targetId: dashboardId, targetName: definition.name.ru };
}

/** The log names what can be told in a line; the definition itself is in the table. */
function told({ definition, isTeam }: Pick<Row, "definition" | "isTeam">): Record<string, unknown> {
  return { name: definition.name.ru, isTeam, widgets: definition.widgets.length };
}

function storableDefinition(definition: DashboardDefinition): DashboardDefinition {
  const words = ({ ru, en }: { ru: string; en: string }) => ({ ru: storable(ru), en: storable(en) });
  return {
    ...definition,
    name: words(definition.name),
    widgets: definition.widgets.map((widget) => ({ ...widget, title: widget.title && words(widget.title) })),
  };
}
