import type { PriorityFactor } from "@earshot/core/triage/priority";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
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

/**
 * Ids of open posts whose priority may not be what it was: published since an instant, for their speed changes by the hour, or changed since by a
 * person or rule, for the bell that follows may have been lost with the queue. The last `limit` events of all posts are looked at.
 */
export async function openPostsSince(db: Db, since: Date, limit: number): Promise<number[]> {
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`
    select post_id, published_at from triage_place where is_open and published_at >= ${since}::timestamptz
    union
    select post_id, published_at from triage_event join triage_place using (post_id)
    where triage_event_id > (select max(triage_event_id) - ${limit}::bigint from triage_event)
      and at >= ${since}::timestamptz and (person_id is not null or rule_id is not null) and is_open
    order by published_at limit ${limit}`,
  );
  return rows.map((row) => Number(row.post_id));
}

/**
 * Ids of open posts, the newest first, of the accounts that a change of an author card is about: of the card itself, and of the one that was joined with
 * it or taken out of it. What the author is to us counts in their priority.
 */
export async function openPostsOfCardEvent(db: Db, authorEventId: number, limit: number): Promise<number[]> {
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`
    select p.post_id
    from author_event e
    left join author_event undone on undone.author_event_id = e.undoes
    join author a on a.card_id in (e.card_id, (e."to" ->> 'cardId')::bigint, (undone."to" ->> 'cardId')::bigint)
    join triage t on t.author_id = a.author_id
    join triage_place p on p.post_id = t.post_id and p.is_open
    where e.author_event_id = ${authorEventId}
    order by t.published_at desc limit ${limit}`,
  );
  return rows.map((row) => Number(row.post_id));
}
