import { asc, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { postKey } from "../schema/post-key.ts";
import { triage } from "../schema/triage.ts";

/** Where a post lies: every question to `post` and `mention` names the month, so that only its partition is looked into. */
export interface PostLocation {
  postId: number;
  month: string;
}

/** Finds the months of posts; ids that do not exist are left out. */
export async function locatePosts(db: Db, postIds: readonly number[]): Promise<PostLocation[]> {
  if (postIds.length === 0) return [];
  return db
    .select({ postId: postKey.postId, month: postKey.month })
    .from(postKey)
    .where(anyOf(postKey.postId, postIds));
}

/** `column = any(values)` with one parameter, however many values there are. */
export function anyOf(column: AnyPgColumn, values: readonly (number | string)[]): SQL {
  return sql`${column} = any(${sql.param([...values])})`;
}

/** Condition that a row of a partitioned table is one of the posts at these places. */
export function isAt(
  table: { postId: AnyPgColumn; month: AnyPgColumn },
  places: readonly PostLocation[],
): SQL {
  return isRowAt(sql`${table.postId}`, sql`${table.month}`, places);
}

/** The same for an alias within a statement: `isRowAt(sql`m.post_id`, sql`m.month`, places)`. */
export function isRowAt(postId: SQL, month: SQL, places: readonly PostLocation[]): SQL {
  const ids = places.map((place) => place.postId);
  return sql`${isInMonths(month, places)} and ${postId} = any(${sql.param(ids)}::bigint[])`;
}

/** Condition on a month that the planner can read: partitions of other months are then left out before anything runs. */
export function isInMonths(month: SQL, places: readonly PostLocation[]): SQL {
  const months = new Set(places.map((place) => place.month));
  return sql`${month} = any(${sql.param([...months])}::date[])`;
}

/**
 * Takes the triage rows of posts in the order of their ids. Whoever changes several tables takes them as posts, triage, mentions, so
 * that nobody waits in a circle.
 */
export async function lockTriage(db: Db, postIds: readonly number[]): Promise<void> {
  if (postIds.length === 0) return;
  await db
    .select({ postId: triage.postId })
    .from(triage)
    .where(anyOf(triage.postId, postIds))
    .orderBy(asc(triage.postId))
    .for("update");
}
