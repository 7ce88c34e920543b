import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { countNext } from "./figures/count-mentions.ts";
import { removePosts } from "./remove-posts.ts";
import { forgetStories } from "./stories-forget.ts";
import { lockStories } from "./stories-lock.ts";

/** Whether anything was configured that is not of the demo. */
export async function hasOwnData(db: Db): Promise<boolean> {
  const [row] = await readRows<{ found: boolean }>(
    db,
    sql`select exists (select from source where not is_demo and retired_at is null)
      or exists (select from entity where not is_demo and retired_at is null) as found`,
  );
  return row?.found ?? false;
}

export interface RemovedDemo {
  posts: number;
  sources: number;
  entities: number;
}

const batchSize = 2_000;

/**
 * Removes the demo without trace: its posts with everything that was made of them or done to them, its sources with their logs,
 * its part of the watch list, its settings. A post that a source of one's own saw too stays, as that source's. Works in batches, each a
 * transaction of its own; interrupted, it can be run again.
 */
export async function removeDemo(db: Db): Promise<RemovedDemo> {
  // A visit that begins from now on finds its source retired.
  await db.execute(sql`update source set retired_at = coalesce(retired_at, now()) where is_demo`);
  const posts = await removeAllPosts(db);
  const removed = await removeTheRest(db, posts);
  await countAll(db);
  return removed;
}

/** Nothing of it is left in any number. */
async function countAll(db: Db): Promise<void> {
  for (;;) {
    const counted = await countNext(db, batchSize);
    if (counted === null || counted.posts === 0) return;
  }
}

function removeTheRest(db: Db, posts: number): Promise<RemovedDemo> {
  return db.transaction(async (tx) => {
    await lockStories(tx);
    // Waits for visits in hand; what they saved goes with the rest.
    await tx.execute(sql`select from source where is_demo order by source_id for update`);
    const late = await removeAllPosts(tx);
    await handOver(tx);
    await removeMentions(tx);
    await removeStories(tx);
    await tx.execute(sql`delete from incident where is_demo`);
    await tx.execute(sql`delete from draft where is_demo`);
    await tx.execute(sql`delete from incident_claim where is_demo`);
    await tx.execute(sql`delete from fact_card where is_demo`);
    await tx.execute(sql`delete from calendar_entry where is_demo`);
    await tx.execute(sql`delete from key_message where is_demo`);
    const sources = await removeSources(tx);
    const entities = await removeEntities(tx);
    await tx.execute(sql`delete from setting where key = 'demo' or key like 'demo.%'`);
    await tx.execute(sql`select pg_notify('sources_changed', '')`);
    return { posts: posts + late, sources, entities };
  });
}

async function removeAllPosts(db: Db): Promise<number> {
  for (let posts = 0; ;) {
    const removed = await removeSomePosts(db);
    posts += removed;
    if (removed < batchSize) return posts;
  }
}

/** Removes one batch of posts that only sources of the demo saw, and their authors if nothing else is theirs. */
async function removeSomePosts(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const found = await readRows<{ post_id: string; month: string }>(
      tx,
      sql`
      select k.post_id, k.month::text
      from sighting s join source d on d.source_id = s.source_id and d.is_demo join post_key k on k.post_id = s.post_id
      where not exists (
        select from sighting o join source own on own.source_id = o.source_id
        where o.post_id = s.post_id and not own.is_demo)
      group by k.post_id, k.month order by k.post_id limit ${batchSize}`,
    );
    if (found.length === 0) return 0;
    await removePosts(
      tx,
      found.map((row) => ({ postId: Number(row.post_id), month: row.month })),
      { evenHeld: true },
    );
    return found.length;
  });
}

/** Posts that a source of one's own saw too become that source's. */
async function handOver(db: Db): Promise<void> {
  await db.execute(sql`
    with owner as (
      select p.post_id, p.month, min(s.source_id) as source_id
      from post p
      join source d on d.source_id = p.source_id and d.is_demo
      join sighting s on s.post_id = p.post_id
      join source own on own.source_id = s.source_id and not own.is_demo
      group by p.post_id, p.month
    ), moved as (
      update post set source_id = owner.source_id from owner
      where post.post_id = owner.post_id and post.month = owner.month returning post.post_id, post.source_id
    )
    update triage set source_id = moved.source_id, is_demo = false from moved where triage.post_id = moved.post_id`);
  await db.execute(sql`delete from sighting s using source d where d.source_id = s.source_id and d.is_demo`);
}

/** Takes entities of the demo out of one's own posts; a post that speaks of nothing else leaves triage. */
async function removeMentions(db: Db): Promise<void> {
  const touched = await readRows<{ post_id: string }>(
    db,
    sql`delete from mention m using entity e where e.entity_id = m.entity_id and e.is_demo returning m.post_id`,
  );
  if (touched.length === 0) return;
  const ids = sql`any(${sql.param([...new Set(touched.map((row) => Number(row.post_id)))])}::bigint[])`;
  await db.execute(sql`
    update post set mention_count = (select count(*) from mention m where m.post_id = post.post_id and m.month = post.month)
    from post_key k where k.post_id = ${ids} and post.post_id = k.post_id and post.month = k.month`);
  const left = await readRows<{ post_id: string }>(
    db,
    sql`
    delete from triage t where t.post_id = ${ids}
      and not exists (select from mention m where m.post_id = t.post_id and m.month = t.month)
    returning t.post_id`,
  );
  const gone = sql`any(${sql.param(left.map((row) => Number(row.post_id)))}::bigint[])`;
  await db.execute(sql`delete from triage_search where post_id = ${gone}`);
  await db.execute(sql`delete from triage_event where post_id = ${gone}`);
  await db.execute(sql`delete from note where post_id = ${gone}`);
  await forgetStories(
    db,
    left.map((row) => Number(row.post_id)),
  );
  // What remains in triage is analysed again without them.
  await db.execute(sql`
    update post set analysed_at = null
    from post_key k where k.post_id = ${ids} and post.post_id = k.post_id and post.month = k.month and post.mention_count > 0`);
}

/** A story whose lead went in one batch and its last post in another. */
async function removeStories(db: Db): Promise<void> {
  await db.execute(sql`
    delete from story s where not exists (select from post_key k where k.post_id = s.lead_id)
      and not exists (select from triage t where t.story_id = s.story_id)`);
}

async function removeSources(db: Db): Promise<number> {
  const removed = await readRows<{ url: string }>(db, sql`delete from source where is_demo returning url`);
  const hosts = new Set(
    removed.flatMap(({ url }) => {
      if (!URL.canParse(url)) return [];
      const { host, hostname } = new URL(url);
      return [host, hostname];
    }),
  );
  await db.execute(sql`delete from host_pace where host = any(${sql.param([...hosts])}::text[])`);
  return removed.length;
}

async function removeEntities(db: Db): Promise<number> {
  const removed = await db.execute(sql`delete from entity where is_demo`);
  if (!removed.rowCount) return 0;
  await db.execute(sql`update watch_list set version = version + 1, changed_at = now()`);
  return removed.rowCount;
}
