import type { Authorized } from "@earshot/core/triage/authorized";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { savedView, savedViewChoice } from "../schema/saved-view.ts";
import { notifyDesk } from "./notify.ts";
import { visibleTo } from "./views.ts";

/** Puts a person's views in this order; views that are not named come after. Others see their own order. */
export async function orderViews(
  db: Db,
  actor: Authorized<"own_account">,
  viewIds: readonly number[],
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(savedViewChoice)
      .set({ position: null })
      .where(eq(savedViewChoice.personId, actor.personId));
    await tx.execute(sql`
      insert into saved_view_choice (person_id, saved_view_id, position)
      select ${actor.personId}::integer, v.saved_view_id, g.position
      from unnest(${sql.param([...viewIds])}::integer[]) with ordinality as g(saved_view_id, position)
      join saved_view v using (saved_view_id)
      order by v.saved_view_id
      on conflict (person_id, saved_view_id) do update set position = excluded.position`);
    await notifyDesk(tx);
  });
}

/** The view with which triage opens for a person; null: the open posts. False when there is no such view. */
export async function chooseDefaultView(
  db: Db,
  actor: Authorized<"own_account">,
  viewId: number | null,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (viewId !== null && !(await isVisible(tx, actor.personId, viewId))) return false;
    await tx
      .update(savedViewChoice)
      .set({ isDefault: false })
      .where(and(eq(savedViewChoice.personId, actor.personId), savedViewChoice.isDefault));
    if (viewId !== null) {
      await tx
        .insert(savedViewChoice)
        .values({ personId: actor.personId, viewId, isDefault: true })
        .onConflictDoUpdate({
          target: [savedViewChoice.personId, savedViewChoice.viewId],
          set: { isDefault: true },
        });
    }
    await notifyDesk(tx);
    return true;
  });
}

async function isVisible(db: Db, personId: number, viewId: number): Promise<boolean> {
  const rows = await db
    .select({ viewId: savedView.viewId })
    .from(savedView)
    .where(and(visibleTo(personId), eq(savedView.viewId, viewId)));
  return rows.length > 0;
}
