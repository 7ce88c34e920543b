import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storable } from "../storable.ts";
import { forgetInDrafts } from "./drafts/forget-in-drafts.ts";
import { heldPosts } from "./incident-hold.ts";
import { notifyTriage } from "./notify.ts";
import { isAt, isInMonths, lockTriage, type PostLocation } from "./post-location.ts";
import { post } from "../schema/post.ts";

/**
 * Takes the text of posts away that their platform says are gone: title, text, earlier texts, the words that were found in it. Who
 * wrote it, when, and what people did about it stays as a tombstone. What an incident holds as evidence keeps its text and is marked as gone;
 * the text goes when the hold is released. Ids that are unknown or gone already change nothing.
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
    const gone = await markGone(tx, places, given.now);
    if (gone.length === 0) return [];
    const postIds = gone.map(({ postId }) => postId);
    const held = await heldPosts(tx, postIds);
    await emptyPosts(
      tx,
      gone.filter(({ postId }) => !held.has(postId)),
    );
    await noteGone(tx, postIds, held, given.now);
    return postIds;
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
async function markGone(db: Db, places: readonly PostLocation[], now: Date): Promise<PostLocation[]> {
  const locked = await readRows<{ post_id: string; month: string }>(
    db,
    sql`select post_id, month::text from ${post} where ${isAt(post, places)} and deleted_at is null
      order by post_id for update`,
  );
  const gone = locked.map((row) => ({ postId: Number(row.post_id), month: row.month }));
  if (gone.length === 0) return [];
  await db.execute(sql`update post set deleted_at = ${now}::timestamptz where ${isAt(post, gone)}`);
  return gone;
}

/** Takes the texts of posts away, wherever they stand but in evidence. */
export async function emptyPosts(db: Db, places: readonly PostLocation[]): Promise<void> {
  if (places.length === 0) return;
  const postIds = places.map(({ postId }) => postId);
  const ids = sql.param(postIds);
  await db.execute(sql`update post set title = null, text = '', tags = '{}' where ${isAt(post, places)}`);
  await db.execute(sql`delete from post_revision where post_id = any(${ids}::bigint[])`);
  await db.execute(sql`delete from post_refresh where post_id = any(${ids}::bigint[])`);
  // Prompts cite the post.
  await db.execute(sql`delete from prompt where post_id = any(${ids}::bigint[])`);
  await forgetInDrafts(db, postIds);
  await lockTriage(db, postIds);
  await db.execute(sql`
    update mention m set hits = '[]' where ${isInMonths(sql`m.month`, places)} and m.post_id = any(${ids}::bigint[])`);
  await db.execute(sql`
    update triage set title = null, snippet = '', snippet_hits = '[]', spans = '[]', signals = '[]'
    where post_id = any(${ids}::bigint[])`);
  await db.execute(sql`delete from triage_search where post_id = any(${ids}::bigint[])`);
}

async function noteGone(
  db: Db,
  postIds: readonly number[],
  held: ReadonlySet<number>,
  now: Date,
): Promise<void> {
  await lockTriage(db, postIds);
  const marked = await readRows<{ post_id: string }>(
    db,
    sql`update triage set version = version + 1, updated_at = ${now}::timestamptz
      where post_id = any(${sql.param([...postIds])}::bigint[]) returning post_id`,
  );
  await db.execute(sql`
    update incident_post set due = 'deleted'
    where post_id = any(${sql.param([...held])}::bigint[]) and removed_at is null`);
  if (marked.length === 0) return;
  const shown = marked.map((row) => Number(row.post_id));
  const kept = sql.param([...held]);
  await db.execute(sql`
    insert into triage_event (post_id, at, kind, "to")
    select id, ${now}::timestamptz, 'deleted',
      case when id = any(${kept}::bigint[]) then '{"isHeld": true}'::jsonb else '{}'::jsonb end
    from unnest(${sql.param(shown)}::bigint[]) as id`);
  await notifyTriage(db, shown, false);
}
