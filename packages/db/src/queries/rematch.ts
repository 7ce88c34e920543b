import { and, asc, desc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { post } from "../schema/post.ts";
import { postKey } from "../schema/post-key.ts";
import { rematchRun } from "../schema/rematch-run.ts";

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

/** Begins a run over history for a version of the list, or returns the one already begun; runs for older versions end. */
export async function startRematch(db: Db, version: number, now: Date): Promise<RematchRun> {
  return db.transaction(async (tx) => {
    await tx
      .update(rematchRun)
      .set({ state: "superseded", finishedAt: now })
      .where(and(eq(rematchRun.state, "running"), lt(rematchRun.version, version)));
    const [counted] = await readRows<{ total: number }>(
      tx,
      sql`select count(*)::integer as total from post_key`,
    );
    await tx
      .insert(rematchRun)
      .values({ version, state: "running", total: counted?.total ?? 0, startedAt: now })
      .onConflictDoNothing();
    const rows = await tx.select().from(rematchRun).where(eq(rematchRun.version, version));
    const run = rows[0];
    if (!run) throw new Error("A re-match run vanished while it was being made.");
    return run;
  });
}

/** Notes how far a run has come; a step that was reported before changes nothing. */
export async function advanceRematch(
  db: Db,
  step: { rematchRunId: number; lastPostId: number; looked: number },
): Promise<void> {
  await db
    .update(rematchRun)
    .set({ lastPostId: step.lastPostId, done: sql`${rematchRun.done} + ${step.looked}` })
    .where(
      and(
        eq(rematchRun.rematchRunId, step.rematchRunId),
        eq(rematchRun.state, "running"),
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
