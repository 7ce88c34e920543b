import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storable } from "../storable.ts";
import { notifyTriage } from "./notify.ts";
import { isAt, isInMonths, lockTriage, type PostLocation } from "./post-location.ts";
import { post } from "../schema/post.ts";

/**
 * Takes the text of posts away that their platform says are gone: title, text, earlier texts, the words that were found in it. Who
 * wrote it, when, and what people did about it stays as a tombstone. Ids that are unknown or gone already change nothing.
 * @returns ids of the posts that were there until now
 */
export async function tombstonePosts(
  db: Db,
  given: { namespace: string; externalIds: readonly string[]; now: Date },
): Promise<number[]> {
  if (given.externalIds.length === 0) return [];
  return db.transaction(async (tx) => {
    const places = await placesOf(tx, given);
    if (places.length === 0) return [];
    const gone = await emptyPosts(tx, places, given.now);
    if (gone.length === 0) return [];
    await emptyTriage(tx, gone, given.now);
    return gone.map(({ postId }) => postId);
  });
}

async function placesOf(
  db: Db,
  { namespace, externalIds }: { namespace: string; externalIds: readonly string[] },
): Promise<PostLocation[]> {
  const ids = sql.param(externalIds.map((id) => storable(id)));
  const rows = await readRows<{ post_id: string; month: string }>(
    db,
    sql`select post_id, month::text from post_key
      where namespace = ${storable(namespace)} and external_id = any(${ids}::text[]) order by post_id`,
  );
  return rows.map((row) => ({ postId: Number(row.post_id), month: row.month }));
}

/** The trigger on `deleted_at` has its fingerprint and story follow. */
async function emptyPosts(db: Db, places: readonly PostLocation[], now: Date): Promise<PostLocation[]> {
  const locked = await readRows<{ post_id: string; month: string }>(
    db,
    sql`select post_id, month::text from ${post} where ${isAt(post, places)} and deleted_at is null
      order by post_id for update`,
  );
  const gone = locked.map((row) => ({ postId: Number(row.post_id), month: row.month }));
  if (gone.length === 0) return [];
  const ids = sql.param(gone.map(({ postId }) => postId));
  await db.execute(sql`
    update post set title = null, text = '', tags = '{}', deleted_at = ${now}::timestamptz where ${isAt(post, gone)}`);
  await db.execute(sql`delete from post_revision where post_id = any(${ids}::bigint[])`);
  await db.execute(sql`delete from post_refresh where post_id = any(${ids}::bigint[])`);
  await db.execute(sql`
    update mention m set hits = '[]' where ${isInMonths(sql`m.month`, gone)} and m.post_id = any(${ids}::bigint[])`);
  return gone;
}

async function emptyTriage(db: Db, gone: readonly PostLocation[], now: Date): Promise<void> {
  const postIds = gone.map(({ postId }) => postId);
  const ids = sql.param(postIds);
  await lockTriage(db, postIds);
  const emptied = await readRows<{ post_id: string }>(
    db,
    sql`
    update triage set title = null, snippet = '', snippet_hits = '[]', spans = '[]', signals = '[]',
      version = version + 1, updated_at = ${now}::timestamptz
    where post_id = any(${ids}::bigint[]) returning post_id`,
  );
  if (emptied.length === 0) return;
  const shown = emptied.map((row) => Number(row.post_id));
  await db.execute(sql`delete from triage_search where post_id = any(${sql.param(shown)}::bigint[])`);
  await db.execute(sql`
    insert into triage_event (post_id, at, kind)
    select unnest(${sql.param(shown)}::bigint[]), ${now}::timestamptz, 'deleted'`);
  await notifyTriage(db, shown, false);
}
