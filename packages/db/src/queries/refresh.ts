import { nextRefresh, refreshAgesMs, refreshedKinds } from "@earshot/core/collect/refresh-steps";
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { postRefresh } from "../schema/post-refresh.ts";
import { post } from "../schema/post.ts";
import { source } from "../schema/source.ts";
import { anyOf, isAt, type PostLocation } from "./post-location.ts";

/**
 * Plans further readings of young posts that speak of somebody, or stand in somebody's own account. Posts that are planned already
 * keep their plan.
 */
export async function planRefreshes(db: Db, places: readonly PostLocation[], now: Date): Promise<void> {
  if (places.length === 0) return;
  const oldest = new Date(now.getTime() - Math.max(...refreshAgesMs));
  const rows = await db
    .select({
      postId: post.postId,
      month: post.month,
      sourceId: post.sourceId,
      publishedAt: post.publishedAt,
    })
    .from(post)
    .innerJoin(source, eq(source.sourceId, post.sourceId))
    .where(
      and(
        isAt(post, places),
        gt(post.publishedAt, oldest),
        isNull(post.deletedAt),
        inArray(source.kind, [...refreshedKinds]),
        or(gt(post.mentionCount, 0), isNotNull(source.ownerEntityId)),
      ),
    );
  const planned = rows.flatMap((row) => {
    const next = nextRefresh(row.publishedAt, 0, now);
    return next === null ? [] : [{ ...row, ...next }];
  });
  if (planned.length > 0) await db.insert(postRefresh).values(planned).onConflictDoNothing();
}

/** Sources with posts that are due to be read again. */
export async function refreshDueSources(db: Db, now: Date, limit: number): Promise<number[]> {
  const rows = await db
    .selectDistinct({ sourceId: postRefresh.sourceId })
    .from(postRefresh)
    .innerJoin(source, eq(source.sourceId, postRefresh.sourceId))
    .where(and(isDue(now), isNull(source.retiredAt), ne(source.state, "paused")))
    .orderBy(asc(postRefresh.sourceId))
    .limit(limit);
  return rows.map((row) => row.sourceId);
}

function isDue(now: Date) {
  return and(
    lte(postRefresh.dueAt, now),
    or(isNull(postRefresh.leaseUntil), lte(postRefresh.leaseUntil, now)),
  );
}

/** A post that is to be read again. */
export interface RefreshedPost extends PostLocation {
  step: number;
  errorCount: number;
  publishedAt: Date;
  externalId: string;
  url: string | null;
  comments: number | null;
}

/** Takes posts of a source that are due, longest waiting first; until `leaseMs` has passed nobody else gets them. */
export async function claimRefreshes(
  db: Db,
  given: { sourceId: number; now: Date; limit: number; leaseMs: number },
): Promise<RefreshedPost[]> {
  const { sourceId, now, limit, leaseMs } = given;
  const claimed = await readRows<{ post_id: string; month: string; step: number; error_count: number }>(
    db,
    sql`
    update post_refresh set lease_until = ${new Date(now.getTime() + leaseMs)}::timestamptz
    where post_id in (
      select post_id from post_refresh
      where source_id = ${sourceId} and ${isDue(now)}
      order by due_at limit ${limit} for update skip locked)
    returning post_id, month::text, step, error_count`,
  );
  if (claimed.length === 0) return [];
  const places = claimed.map((row) => ({ postId: Number(row.post_id), month: row.month }));
  const posts = await db
    .select({
      postId: post.postId,
      month: post.month,
      externalId: post.externalId,
      url: post.url,
      publishedAt: post.publishedAt,
      comments: post.comments,
    })
    .from(post)
    .where(isAt(post, places));
  const steps = new Map(claimed.map((row) => [Number(row.post_id), row]));
  return posts.flatMap((each) => {
    const row = steps.get(each.postId);
    return row === undefined ? [] : [{ ...each, step: row.step, errorCount: row.error_count }];
  });
}

/** Notes that these posts were read again: each waits for its next step, or is done. */
export async function finishRefreshes(
  db: Db,
  posts: readonly Pick<RefreshedPost, "postId" | "step" | "publishedAt">[],
  now: Date,
): Promise<void> {
  const following = posts.map((each) => ({
    ...each,
    next: nextRefresh(each.publishedAt, each.step + 1, now),
  }));
  const done = following.filter(({ next }) => next === null).map(({ postId }) => postId);
  if (done.length > 0) await db.delete(postRefresh).where(anyOf(postRefresh.postId, done));
  const rows = following.flatMap(({ postId, next }) =>
    next === null ? [] : [{ post_id: postId, step: next.step, due_at: next.dueAt }],
  );
  if (rows.length === 0) return;
  await db.execute(sql`
    update post_refresh r set step = g.step, due_at = g.due_at, lease_until = null, error_count = 0
    from json_to_recordset(${JSON.stringify(rows)}::json) as g(post_id bigint, step smallint, due_at timestamptz)
    where r.post_id = g.post_id`);
}

/** Has posts that could not be read wait for another try of the same step. */
export async function postponeRefreshes(
  db: Db,
  posts: readonly Pick<RefreshedPost, "postId">[],
  dueAt: Date,
): Promise<void> {
  if (posts.length === 0) return;
  const ids = posts.map(({ postId }) => postId);
  await db
    .update(postRefresh)
    .set({ dueAt, leaseUntil: null, errorCount: sql`${postRefresh.errorCount} + 1` })
    .where(anyOf(postRefresh.postId, ids));
}

/** Gives up reading these posts again. */
export async function dropRefreshes(db: Db, postIds: readonly number[]): Promise<void> {
  if (postIds.length > 0) await db.delete(postRefresh).where(anyOf(postRefresh.postId, postIds));
}

/** Keeps the counters of posts as they are stored now, for their curve over time; those without any counter leave none. */
export async function noteReadings(db: Db, places: readonly PostLocation[], now: Date): Promise<void> {
  if (places.length === 0) return;
  await db.execute(sql`
    insert into engagement_reading (post_id, at, likes, comments, shares, views)
    select post_id, ${now}::timestamptz, likes, comments, shares, views from ${post}
    where ${isAt(post, places)} and coalesce(likes, comments, shares, views) is not null
    on conflict do nothing`);
}
