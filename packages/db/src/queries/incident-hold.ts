import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

/**
 * Condition that a post is held as evidence: it is in an incident whose hold nobody released. `isHeld(sql`p.post_id`)`; the names of tables in
 * here are long, so that none hides one of the query around it.
 */
export function isHeld(postId: SQL): SQL {
  return sql`exists (
    select from incident_post held_post join incident holding on holding.incident_id = held_post.incident_id
    where held_post.post_id = ${postId} and held_post.removed_at is null and holding.released_at is null)`;
}

/** Those of these posts that are held as evidence. */
export async function heldPosts(db: Db, postIds: readonly number[]): Promise<Set<number>> {
  if (postIds.length === 0) return new Set();
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`select id as post_id from unnest(${sql.param([...postIds])}::bigint[]) as id where ${isHeld(sql`id`)}`,
  );
  return new Set(rows.map((row) => Number(row.post_id)));
}

/** Condition on a column of post ids: the post is in one of these incidents. Incidents are few, so their posts are looked up once. */
export function isInIncidents(postId: SQL, incidentIds: readonly number[]): SQL {
  return sql`${postId} = any(array(
    select post_id from incident_post
    where incident_id = any(${sql.param([...incidentIds])}::integer[]) and removed_at is null))`;
}

/** The same for any incident, or for none. */
export function isInAnyIncident(postId: SQL, isIn: boolean): SQL {
  const found = sql`exists (
    select from incident_post gathered where gathered.post_id = ${postId} and gathered.removed_at is null)`;
  return isIn ? found : sql`not ${found}`;
}

/**
 * Takes posts that are gone for good out of all incidents, and what evidence says of them out of the chains: hashes stay. Only for posts that
 * nothing holds, or that never were real (the demo).
 */
export async function forgetInIncidents(
  db: Db,
  postIds: readonly number[],
  asked: { evenHeld: boolean },
): Promise<void> {
  if (postIds.length === 0) return;
  const ids = sql`any(${sql.param([...postIds])}::bigint[])`;
  await letEvidenceGo(db, postIds, asked);
  await db.execute(sql`delete from incident_claim_post where post_id = ${ids}`);
  await db.execute(sql`delete from incident_post where post_id = ${ids}`);
}

/** Empties what evidence says of posts, in incidents whose hold was released. */
export async function letEvidenceGo(
  db: Db,
  postIds: readonly number[],
  { evenHeld = false }: { evenHeld?: boolean } = {},
): Promise<void> {
  const ids = sql`any(${sql.param([...postIds])}::bigint[])`;
  await db.execute(sql`
    update evidence e set content = null, let_go_at = now() from incident i
    where e.post_id = ${ids} and e.content is not null and i.incident_id = e.incident_id
      and (${evenHeld} or i.released_at is not null)`);
}
