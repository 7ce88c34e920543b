import type { PriorityFactor } from "@earshot/core/triage/priority";
import { and, asc, eq, gte, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triagePlace } from "../schema/triage-place.ts";
import { notifyTriage } from "./notify.ts";

export interface DecidedPriority {
  postId: number;
  priority: number;
  factors: readonly PriorityFactor[];
}

/**
 * Writes priorities that were decided anew and tells listeners of those that differ. The version of a row stays: a person who
 * looks at it loses nothing by its moving.
 * @returns ids of the posts whose priority or factors differ
 */
export async function savePriorities(
  db: Db,
  given: { now: Date; priorities: readonly DecidedPriority[] },
): Promise<number[]> {
  if (given.priorities.length === 0) return [];
  const decided = JSON.stringify(
    given.priorities.map(({ postId, priority, factors }) => ({ post_id: postId, priority, factors })),
  );
  return db.transaction(async (tx) => {
    const moved = await readRows<{ post_id: string }>(
      tx,
      sql`
      with moving as (
        select t.post_id, g.priority, g.factors
        from json_to_recordset(${decided}::json)
          as g(post_id bigint, priority double precision, factors jsonb)
        join triage t using (post_id)
        where (t.priority, t.factors) is distinct from (g.priority, g.factors)
        order by t.post_id for update of t
      )
      update triage set priority = moving.priority, factors = moving.factors, updated_at = ${given.now}::timestamptz
      from moving where triage.post_id = moving.post_id
      returning triage.post_id`,
    );
    const ids = moved.map((row) => Number(row.post_id));
    await notifyTriage(tx, ids, false);
    return ids;
  });
}

/** Ids of open posts published since an instant: their speed, and so their priority, changes by the hour. */
export async function openPostsSince(db: Db, since: Date, limit: number): Promise<number[]> {
  const rows = await db
    .select({ postId: triagePlace.postId })
    .from(triagePlace)
    .where(and(eq(triagePlace.isOpen, true), gte(triagePlace.publishedAt, since)))
    .orderBy(asc(triagePlace.publishedAt))
    .limit(limit);
  return rows.map((row) => row.postId);
}
