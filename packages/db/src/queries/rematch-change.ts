import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { isRowAt } from "./post-location.ts";
import type { PostLocation } from "./post-location.ts";

/** Posts of one entity, of each kind of change, that a report can show. */
export const changedPostsMax = 200;

/** That a post speaks of an entity. */
export interface Pair {
  postId: number;
  entityId: number;
}

/** What the posts speak of so far. */
export async function mentionPairs(db: Db, places: readonly PostLocation[]): Promise<Pair[]> {
  if (places.length === 0) return [];
  const rows = await readRows<{ post_id: string; entity_id: number }>(
    db,
    sql`select post_id, entity_id from mention m where ${isRowAt(sql`m.post_id`, sql`m.month`, places)}`,
  );
  return rows.map((row) => ({ postId: Number(row.post_id), entityId: row.entity_id }));
}

const keyOf = ({ postId, entityId }: Pair): string => `${postId} ${entityId}`;

export interface PairChanges {
  gained: Pair[];
  lost: Pair[];
}

/** What a matching of the same posts changed. */
export function comparePairs(before: readonly Pair[], after: readonly Pair[]): PairChanges {
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return {
    gained: after.filter((pair) => !had.has(keyOf(pair))),
    lost: before.filter((pair) => !has.has(keyOf(pair))),
  };
}

interface ChangeRow {
  entity_id: number;
  gained_post_ids: number[];
  lost_post_ids: number[];
  kept: number;
}

/**
 * Adds to the report of a run. Called in the transaction that saves the mentions, so that a step that is done twice is counted once.
 * @param keptPostIds posts that stay in triage though they speak of nothing watched any more, or whose mention a person has judged
 */
export async function noteRematchChanges(
  db: Db,
  rematchRunId: number,
  { gained, lost }: PairChanges,
  keptPostIds: ReadonlySet<number>,
): Promise<void> {
  const rows = new Map<number, ChangeRow>();
  const rowOf = (entityId: number): ChangeRow => {
    const row = rows.get(entityId) ?? {
      entity_id: entityId,
      gained_post_ids: [],
      lost_post_ids: [],
      kept: 0,
    };
    rows.set(entityId, row);
    return row;
  };
  for (const { postId, entityId } of gained) rowOf(entityId).gained_post_ids.push(postId);
  for (const { postId, entityId } of lost) {
    const row = rowOf(entityId);
    row.lost_post_ids.push(postId);
    if (keptPostIds.has(postId)) row.kept += 1;
  }
  if (rows.size === 0) return;
  const ordered = [...rows.values()].sort((a, b) => a.entity_id - b.entity_id);
  await db.execute(sql`
    insert into rematch_change as c (rematch_run_id, entity_id, gained, lost, kept, gained_post_ids, lost_post_ids)
    select ${rematchRunId}::integer, g.entity_id, cardinality(g.gained_post_ids), cardinality(g.lost_post_ids), g.kept,
      g.gained_post_ids[1:${sql.raw(String(changedPostsMax))}], g.lost_post_ids[1:${sql.raw(String(changedPostsMax))}]
    from json_to_recordset(${JSON.stringify(ordered)}::json)
      as g(entity_id integer, gained_post_ids bigint[], lost_post_ids bigint[], kept integer)
    join entity using (entity_id)
    on conflict (rematch_run_id, entity_id) do update set
      gained = c.gained + excluded.gained, lost = c.lost + excluded.lost, kept = c.kept + excluded.kept,
      gained_post_ids = (excluded.gained_post_ids || c.gained_post_ids)[1:${sql.raw(String(changedPostsMax))}],
      lost_post_ids = (excluded.lost_post_ids || c.lost_post_ids)[1:${sql.raw(String(changedPostsMax))}]`);
}

/**
 * Says of posts that came into triage just now which run over history dug them up: of those whose every mention was found by
 * one. They are no news to shout about.
 * @returns their ids
 */
export async function markDugUp(
  db: Db,
  places: readonly PostLocation[],
  arrived: readonly number[],
): Promise<ReadonlySet<number>> {
  if (arrived.length === 0) return new Set();
  const marked = await readRows<{ post_id: string }>(
    db,
    sql`
    update triage_event e set "to" = e."to" || jsonb_build_object('rematchRunId', f.run_id)
    from (
      select m.post_id, max(m.rematch_run_id) as run_id from mention m
      where ${isRowAt(sql`m.post_id`, sql`m.month`, places)}
      group by m.post_id having bool_and(m.rematch_run_id is not null)
    ) f
    where e.post_id = f.post_id and e.kind = 'arrived' and e.post_id = any(${sql.param([...arrived])}::bigint[])
    returning e.post_id`,
  );
  return new Set(marked.map((row) => Number(row.post_id)));
}
