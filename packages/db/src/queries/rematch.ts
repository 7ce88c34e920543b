import type { HeldState } from "@earshot/core/match/rematch";
import { mayHold } from "@earshot/core/match/rematch";
import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { post } from "../schema/post.ts";
import { postKey } from "../schema/post-key.ts";
import { rematchRun } from "../schema/rematch-run.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";

export type RematchRun = typeof rematchRun.$inferSelect;

/**
 * Ids of posts, ascending, that were last matched with a version of the watch list older than `version`. Looks at the next `limit`
 * posts after `afterId`, whatever their state, and says where to go on; `nextAfterId` is null at the end of history.
 */
export async function postsForRematch(
  db: Db,
  given: { afterId: number; limit: number; version: number },
): Promise<{ postIds: number[]; looked: number; nextAfterId: number | null }> {
  const places = await db
    .select({ postId: postKey.postId, month: postKey.month })
    .from(postKey)
    .where(gt(postKey.postId, given.afterId))
    .orderBy(asc(postKey.postId))
    .limit(given.limit);
  const last = places.at(-1);
  if (!last) return { postIds: [], looked: 0, nextAfterId: null };
  const months = [...new Set(places.map((place) => place.month))];
  const rows = await db
    .select({ postId: post.postId })
    .from(post)
    .where(
      and(
        sql`${post.month} = any(${sql.param(months)}::date[])`,
        sql`${post.postId} = any(${sql.param(places.map((place) => place.postId))}::bigint[])`,
        or(isNull(post.matchedVersion), lt(post.matchedVersion, given.version)),
        isNull(post.deletedAt),
      ),
    )
    .orderBy(asc(post.postId));
  return { postIds: rows.map((row) => row.postId), looked: places.length, nextAfterId: last.postId };
}

/**
 * Begins a run over history for a version of the list, or returns the one already begun. Runs for older versions end, and what they
 * changed so far is told by the new one, which walks over all of history again; a pause goes over to it too.
 * @param entityIds entities whose change is its cause; they stand in its report even if nothing came of it
 */
export async function startRematch(
  db: Db,
  version: number,
  now: Date,
  entityIds: readonly number[] = [],
): Promise<RematchRun> {
  return db.transaction(async (tx) => {
    const older = await tx
      .select()
      .from(rematchRun)
      .where(and(inArray(rematchRun.state, ["running", "paused"]), lt(rematchRun.version, version)))
      .orderBy(asc(rematchRun.version))
      .for("update");
    const oldIds = older.map((run) => run.rematchRunId);
    if (oldIds.length > 0) {
      await tx
        .update(rematchRun)
        .set({ state: "superseded", finishedAt: now })
        .where(inArray(rematchRun.rematchRunId, oldIds));
    }
    const [counted] = await readRows<{ total: number }>(
      tx,
      sql`select count(*)::integer as total from post_key`,
    );
    const paused = older.findLast((run) => run.state === "paused");
    const state = paused === undefined ? ("running" as const) : ("paused" as const);
    await tx
      .insert(rematchRun)
      .values({ version, state, heldBy: paused?.heldBy ?? null, total: counted?.total ?? 0, startedAt: now })
      .onConflictDoNothing();
    const rows = await tx.select().from(rematchRun).where(eq(rematchRun.version, version));
    const run = rows[0];
    if (!run) throw new Error("A re-match run vanished while it was being made.");
    await nameCauses(tx, run.rematchRunId, entityIds);
    for (const oldId of oldIds) await takeOver(tx, run.rematchRunId, oldId);
    return run;
  });
}

async function nameCauses(db: Db, runId: number, entityIds: readonly number[]): Promise<void> {
  if (entityIds.length === 0) return;
  await db.execute(sql`
    insert into rematch_change (rematch_run_id, entity_id)
    select ${runId}::integer, entity_id from entity where entity_id = any(${sql.param([...entityIds])}::integer[])
    on conflict do nothing`);
}

async function takeOver(db: Db, runId: number, oldId: number): Promise<void> {
  await db.execute(sql`
    with taken as (
      delete from rematch_change where rematch_run_id = ${oldId} returning *
    )
    insert into rematch_change as c (rematch_run_id, entity_id, gained, lost, kept, gained_post_ids, lost_post_ids)
    select ${runId}::integer, entity_id, gained, lost, kept, gained_post_ids, lost_post_ids
    from taken order by entity_id
    on conflict (rematch_run_id, entity_id) do update set
      gained = c.gained + excluded.gained, lost = c.lost + excluded.lost, kept = c.kept + excluded.kept,
      gained_post_ids = c.gained_post_ids || excluded.gained_post_ids,
      lost_post_ids = c.lost_post_ids || excluded.lost_post_ids`);
}

/** Notes how far a run has come; a step that was reported before changes nothing. One that ended after a pause began counts. */
export async function advanceRematch(
  db: Db,
  step: { rematchRunId: number; lastPostId: number; looked: number; workedMs?: number },
): Promise<void> {
  await db
    .update(rematchRun)
    .set({
      lastPostId: step.lastPostId,
      done: sql`${rematchRun.done} + ${step.looked}`,
      workedMs: sql`${rematchRun.workedMs} + ${Math.round(step.workedMs ?? 0)}`,
    })
    .where(
      and(
        eq(rematchRun.rematchRunId, step.rematchRunId),
        inArray(rematchRun.state, ["running", "paused", "stopped"]),
        lt(rematchRun.lastPostId, step.lastPostId),
      ),
    );
}

export async function finishRematch(db: Db, rematchRunId: number, now: Date): Promise<void> {
  await db
    .update(rematchRun)
    .set({ state: "done", finishedAt: now })
    .where(and(eq(rematchRun.rematchRunId, rematchRunId), eq(rematchRun.state, "running")));
}

/** The newest run, if there ever was one. */
export async function latestRematch(db: Db): Promise<RematchRun | null> {
  const rows = await db.select().from(rematchRun).orderBy(desc(rematchRun.version)).limit(1);
  return rows[0] ?? null;
}

/**
 * Pauses, stops or goes on with a run. `over` when it can no longer be brought into that state: it ended, or a newer one took over.
 * The one who asked for what is already so gets it.
 */
export async function holdRematch(
  db: Db,
  by: ChangedByAnyone<"edit_watch_list">,
  given: { rematchRunId: number; to: HeldState; now: Date },
): Promise<RematchRun | "missing" | "over"> {
  return db.transaction(async (tx) => {
    const [run] = await tx
      .select()
      .from(rematchRun)
      .where(eq(rematchRun.rematchRunId, given.rematchRunId))
      .for("update");
    if (run === undefined) return "missing";
    if (run.state === given.to) return run;
    const newest = await latestRematch(tx);
    if (newest?.rematchRunId !== run.rematchRunId || !mayHold(run.state, given.to)) return "over";
    const [held] = await tx
      .update(rematchRun)
      .set({
        state: given.to,
        heldBy: given.to === "running" ? null : by.may.personId,
        finishedAt: given.to === "stopped" ? given.now : null,
      })
      .where(eq(rematchRun.rematchRunId, run.rematchRunId))
      .returning();
    const what = { paused: "rematch.paused", stopped: "rematch.stopped", running: "rematch.resumed" }[
      given.to
    ];
    const target = { targetKind: "rematch", targetId: run.rematchRunId, targetName: "" };
    const at = { done: run.done, total: run.total };
    await recordAudit(tx, by.actor, { what, ...target, from: { state: run.state }, to: at }, given.now);
    return held ?? "missing";
  });
}
