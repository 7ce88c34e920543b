import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { noteSightings } from "./machine-history.ts";
import type { PostLocation } from "./post-location.ts";
import { countHours } from "./source-hours.ts";

/** That a source gave a post. */
export interface Sighting extends PostLocation {
  sourceId: number;
  /** The post was stored in this transaction: nothing is known of it yet. */
  isNew: boolean;
}

/** Notes which sources gave which posts, counts those that a source gave for the first time, and tells the history of known ones. */
export async function addSightings(tx: Db, seen: readonly Sighting[], now: Date): Promise<void> {
  if (seen.length === 0) return;
  const added = await readRows<{ post_id: string; source_id: number }>(
    tx,
    sql`
    insert into sighting (post_id, source_id, seen_at)
    select post_id, source_id, ${now}::timestamptz
    from unnest(${sql.param(seen.map(({ postId }) => postId))}::bigint[], ${sql.param(seen.map(({ sourceId }) => sourceId))}::integer[])
      as g(post_id, source_id)
    order by post_id, source_id
    on conflict (post_id, source_id) do nothing
    returning post_id, source_id`,
  );
  if (added.length === 0) return;
  const keys = new Set(added.map((row) => `${row.source_id} ${row.post_id}`));
  const first = seen.filter(({ sourceId, postId }) => keys.has(`${sourceId} ${postId}`));
  await countPosts(tx, first);
  await countHours(tx, first);
  await noteSightings(
    tx,
    first.filter(({ isNew }) => !isNew),
    now,
  );
}

/** Sources are taken in the order of their ids, so that two savings never wait for each other in a circle. */
async function countPosts(tx: Db, first: readonly Sighting[]): Promise<void> {
  const counts = new Map<number, number>();
  for (const { sourceId } of first) counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1);
  const ids = sql.param([...counts.keys()]);
  if (counts.size > 1)
    await tx.execute(sql`
      select from source where source_id = any(${ids}::integer[]) order by source_id for no key update`);
  await tx.execute(sql`
    update source s set post_count = s.post_count + g.posts
    from unnest(${ids}::integer[], ${sql.param([...counts.values()])}::integer[]) as g(source_id, posts)
    where s.source_id = g.source_id`);
}
