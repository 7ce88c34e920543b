import type { Authorized } from "@earshot/core/triage/authorized";
import { nameKey, tidyName } from "@earshot/core/triage/tag";
import { and, asc, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { savedView, savedViewChoice } from "../schema/saved-view.ts";
import { storable } from "../storable.ts";
import type { Actor } from "./audit.ts";
import { recordAudit } from "./audit.ts";
import { notifyDesk } from "./notify.ts";

export interface View {
  viewId: number;
  name: string;
  isTeam: boolean;
  isDefault: boolean;
  address: string;
  madeBy: { personId: number; name: string };
  updatedAt: Date;
}

/** `same_criteria` names the view that shows just this already. */
export type SavedView =
  | { ok: true; viewId: number; isNew: boolean }
  | { ok: false; reason: "missing" | "not_yours" | "name_taken" }
  | { ok: false; reason: "same_criteria"; name: string };

/** Who saves: teams' views are for those who may edit them. */
export interface ViewKeeper {
  actor: Authorized<"own_account">;
  mayEditTeam: boolean;
  by: Actor;
  now: Date;
}

/** What a person can see: the team's views and one's own. */
export function visibleTo(personId: number): SQL | undefined {
  return and(isNull(savedView.deletedAt), or(savedView.isTeam, eq(savedView.personId, personId)));
}

/** The views of a person in the order that the person gave them; new ones last. */
export async function listViews(db: Db, personId: number): Promise<View[]> {
  const rows = await db
    .select({
      viewId: savedView.viewId,
      name: savedView.name,
      isTeam: savedView.isTeam,
      isDefault: sql<boolean>`coalesce(${savedViewChoice.isDefault}, false)`,
      address: savedView.address,
      madeBy: { personId: person.personId, name: person.name },
      updatedAt: savedView.updatedAt,
    })
    .from(savedView)
    .innerJoin(person, eq(person.personId, savedView.personId))
    .leftJoin(
      savedViewChoice,
      and(eq(savedViewChoice.viewId, savedView.viewId), eq(savedViewChoice.personId, personId)),
    )
    .where(visibleTo(personId))
    .orderBy(sql`${savedViewChoice.position} nulls last`, asc(savedView.viewId));
  return rows;
}

/** Saves what is shown under a name: a new view, or new criteria for one's own (or the team's) view of this name. */
export async function saveView(
  db: Db,
  { actor, mayEditTeam, by, now }: ViewKeeper,
  given: { name: string; isTeam: boolean; address: string },
): Promise<SavedView> {
  if (given.isTeam && !mayEditTeam) return { ok: false, reason: "not_yours" };
  return db.transaction(async (tx) => {
    const name = storable(tidyName(given.name));
    const facts = { name, nameKey: nameKey(name), address: storable(given.address), updatedAt: now };
    const [known] = await tx
      .select()
      .from(savedView)
      .where(
        and(
          isNull(savedView.deletedAt),
          eq(savedView.nameKey, facts.nameKey),
          eq(savedView.isTeam, given.isTeam),
          given.isTeam ? undefined : eq(savedView.personId, actor.personId),
        ),
      )
      .for("update");
    const other = await sameCriteria(tx, actor.personId, facts.address, known?.viewId ?? 0);
    if (other !== null) return { ok: false, reason: "same_criteria", name: other };
    const [saved] = known
      ? await tx.update(savedView).set(facts).where(eq(savedView.viewId, known.viewId)).returning()
      : await tx
          .insert(savedView)
          .values({ ...facts, personId: actor.personId, isTeam: given.isTeam, createdAt: now })
          .onConflictDoNothing()
          .returning();
    if (!saved) return { ok: false, reason: "name_taken" };
    const to = { name, address: facts.address, isTeam: given.isTeam };
    const what = known ? "view.changed" : "view.added";
    await audit(tx, by, what, saved, known ? { name: known.name, address: known.address } : {}, to, now);
    return { ok: true, viewId: saved.viewId, isNew: known === undefined };
  });
}

/** Name of a visible view, other than this one, that has the same criteria; null when there is none. */
async function sameCriteria(
  db: Db,
  personId: number,
  address: string,
  viewId: number,
): Promise<string | null> {
  const [other] = await db
    .select({ name: savedView.name })
    .from(savedView)
    .where(and(visibleTo(personId), eq(savedView.address, address), ne(savedView.viewId, viewId)));
  return other?.name ?? null;
}

/** Gives a view another name, deletes it, or takes the deletion back. */
export async function changeView(
  db: Db,
  { actor, mayEditTeam, by, now }: ViewKeeper,
  given: { viewId: number; name?: string | undefined; isDeleted?: boolean | undefined },
): Promise<SavedView> {
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select()
      .from(savedView)
      .where(eq(savedView.viewId, given.viewId))
      .for("update");
    if (!before || (!before.isTeam && before.personId !== actor.personId))
      return { ok: false, reason: "missing" };
    if (before.isTeam && !mayEditTeam) return { ok: false, reason: "not_yours" };
    const name = given.name === undefined ? before.name : storable(tidyName(given.name));
    const isDeleted = given.isDeleted ?? before.deletedAt !== null;
    if (!isDeleted && (await isNameTaken(tx, before, name))) return { ok: false, reason: "name_taken" };
    if (!isDeleted && before.deletedAt !== null) {
      const other = await sameCriteria(tx, actor.personId, before.address, before.viewId);
      if (other !== null) return { ok: false, reason: "same_criteria", name: other };
    }
    await tx
      .update(savedView)
      .set({
        name,
        nameKey: nameKey(name),
        updatedAt: now,
        deletedAt: isDeleted ? (before.deletedAt ?? now) : null,
      })
      .where(eq(savedView.viewId, before.viewId));
    const wasDeleted = before.deletedAt !== null;
    const what = isDeleted === wasDeleted ? "view.changed" : isDeleted ? "view.deleted" : "view.restored";
    await audit(tx, by, what, before, { name: before.name }, { name }, now);
    return { ok: true, viewId: before.viewId, isNew: false };
  });
}

async function isNameTaken(db: Db, view: typeof savedView.$inferSelect, name: string): Promise<boolean> {
  const rows = await db
    .select({ viewId: savedView.viewId })
    .from(savedView)
    .where(
      and(
        isNull(savedView.deletedAt),
        eq(savedView.nameKey, nameKey(name)),
        eq(savedView.isTeam, view.isTeam),
        view.isTeam ? undefined : eq(savedView.personId, view.personId),
        ne(savedView.viewId, view.viewId),
      ),
    );
  return rows.length > 0;
}

async function audit(
  db: Db,
  by: Actor,
  what: string,
  view: typeof savedView.$inferSelect,
  from: Record<string, unknown>,
  to: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const target = { targetKind: "view", targetId: view.viewId, targetName: view.name };
  await recordAudit(db, by, { what, ...target, from, to }, now);
  await notifyDesk(db);
}
