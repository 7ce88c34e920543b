import type { CollectedPost } from "@earshot/core/collect/post";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { ensureMonths, monthOf } from "../partitions.ts";
import { source } from "../schema/source.ts";
import { storable } from "../storable.ts";
import { saveAuthors } from "./authors.ts";
import { noteSightings } from "./machine-history.ts";
import { updateSeenPosts } from "./collect-again.ts";
import { countHours } from "./source-hours.ts";
import type { PostLocation } from "./post-location.ts";
import { keyOf, uniqueRows } from "./post-row.ts";
import type { PostKey, PostRow } from "./post-row.ts";

export interface SavePosts {
  sourceId: number;
  posts: readonly CollectedPost[];
  /** Fingerprint of title and text of each post, in the order of `posts`; made here when left out. */
  contentHashes?: readonly string[];
  now: Date;
}

export interface SavedPost {
  postId: number;
  /** First day of the month whose partition holds the post. */
  month: string;
  /** `added`: new; `edited`: known, with another title or text than before; `seen`: known as it is. */
  outcome: "added" | "edited" | "seen";
  /** A counter differs from before, so that what depends on reach and speed must be decided anew. */
  isEngagementChanged: boolean;
}

/**
 * Saves what a source gave, in one transaction. Saving the same again changes nothing; a text that differs is an edit: the old
 * text is kept as a revision, and matching and analysis are due again. A counter that is not given never overwrites one that is.
 * Of posts that occur twice in `posts` the latest edit (else the first) counts.
 * Safe to run at once for the same posts: rows are taken in one order everywhere (authors, keys, posts, sightings, source).
 * Nothing is saved for a source that was retired or removed meanwhile.
 * @returns one outcome per post, in the order given; none for a source that is gone
 */
export async function savePosts(db: Db, given: SavePosts): Promise<SavedPost[]> {
  const { posts, now } = given;
  if (posts.length === 0) return [];
  await ensureMonths(
    db,
    posts.map((post) => monthOf(post.publishedAt)),
  );
  return db.transaction(async (tx) => {
    if (!(await holdSource(tx, given.sourceId))) return [];
    const authorIds = await saveAuthors(tx, posts, now);
    const rows = uniqueRows(posts, given.contentHashes, authorIds);
    const known = await findKeys(tx, rows);
    const missing = rows.filter((row) => !known.has(keyOf(row)));
    const made = await makeKeys(tx, missing);
    // What is still missing was added by somebody else at this very moment.
    const late = await findKeys(
      tx,
      missing.filter((row) => !made.has(keyOf(row))),
    );
    const places = new Map([...known, ...made, ...late]);
    await addPosts(
      tx,
      rows.filter((row) => made.has(keyOf(row))),
      made,
      given,
    );
    const again = rows.flatMap((row) => {
      const place = made.has(keyOf(row)) ? undefined : places.get(keyOf(row));
      return place ? [{ ...place, row }] : [];
    });
    const changes = await updateSeenPosts(tx, again, now);
    await addSightings(
      tx,
      given,
      [...places.values()].map((place) => place.postId),
    );
    const told = new Set<string>();
    return posts.flatMap((post): SavedPost[] => {
      const key = keyOf({ namespace: storable(post.namespace), external_id: storable(post.externalId) });
      const place = places.get(key);
      if (!place) return [];
      const isFirst = !told.has(key);
      told.add(key);
      const change = changes.get(place.postId);
      const outcome = made.has(key) ? "added" : change?.isEdited ? "edited" : "seen";
      return [
        {
          ...place,
          outcome: isFirst ? outcome : "seen",
          isEngagementChanged: isFirst && (change?.isEngagementChanged ?? false),
        },
      ];
    });
  });
}

async function findKeys(db: Db, rows: readonly PostRow[]): Promise<Map<string, PostLocation>> {
  if (rows.length === 0) return new Map();
  const keys = JSON.stringify(rows.map(({ namespace, external_id }) => ({ namespace, external_id })));
  return readPlaces(
    db,
    sql`
    select k.namespace, k.external_id, k.post_id, k.month::text
    from json_to_recordset(${keys}::json) as g(namespace text, external_id text)
    join post_key k using (namespace, external_id)`,
  );
}

/** Keeps a source from being removed until the end of the transaction; saving twice at once for it stays possible. */
async function holdSource(db: Db, sourceId: number): Promise<boolean> {
  const held = await db
    .select({ sourceId: source.sourceId })
    .from(source)
    .where(and(eq(source.sourceId, sourceId), isNull(source.retiredAt)))
    .for("key share");
  return held.length > 0;
}

/** Gives ids in the order of publication, and takes the keys in their own order, in which every saving takes them. */
async function makeKeys(db: Db, rows: readonly PostRow[]): Promise<Map<string, PostLocation>> {
  if (rows.length === 0) return new Map();
  const keys = JSON.stringify(
    rows.map(({ namespace, external_id, month, parent_external_id, published_at }) => ({
      namespace,
      external_id,
      month,
      parent_external_id,
      published_at,
    })),
  );
  return readPlaces(
    db,
    sql`
    insert into post_key (post_id, namespace, external_id, month, parent_external_id) overriding system value
    select post_id, namespace, external_id, month, parent_external_id
    from (
      select nextval(pg_get_serial_sequence('post_key', 'post_id')) as post_id, g.*
      from (
        select * from json_to_recordset(${keys}::json) as given(
          namespace text, external_id text, month date, parent_external_id text, published_at timestamptz)
        order by published_at) g
      offset 0) numbered
    order by namespace, external_id
    on conflict (namespace, external_id) do nothing
    returning namespace, external_id, post_id, month::text`,
  );
}

async function readPlaces(
  db: Db,
  statement: Parameters<typeof readRows>[1],
): Promise<Map<string, PostLocation>> {
  const rows = await readRows<PostKey & { post_id: string; month: string }>(db, statement);
  return new Map(rows.map((row) => [keyOf(row), { postId: Number(row.post_id), month: row.month }]));
}

async function addPosts(
  db: Db,
  rows: readonly PostRow[],
  places: Map<string, PostLocation>,
  given: SavePosts,
): Promise<void> {
  if (rows.length === 0) return;
  const posts = JSON.stringify(rows.map((row) => ({ ...row, post_id: places.get(keyOf(row))?.postId })));
  await db.execute(sql`
    insert into post (
      post_id, month, source_id, author_id, namespace, external_id, platform, url, title, text, published_at, found_at,
      date_flag, edited_at, parent_external_id, root_external_id, likes, comments, shares, views, is_approximate,
      stated_language, tags, content_hash)
    select
      post_id, month, ${given.sourceId}::integer, author_id, namespace, external_id, platform, url, title, text, published_at,
      ${given.now}::timestamptz, date_flag, edited_at, parent_external_id, root_external_id, likes, comments, shares, views,
      is_approximate, stated_language, tags, content_hash
    from json_to_recordset(${posts}::json) as g(
      post_id bigint, month date, author_id bigint, namespace text, external_id text, platform text, url text, title text,
      text text, published_at timestamptz, date_flag text, edited_at timestamptz, parent_external_id text,
      root_external_id text, likes bigint, comments bigint, shares bigint, views bigint, is_approximate boolean,
      stated_language text, tags text[], content_hash text)`);
}

async function addSightings(db: Db, given: SavePosts, postIds: readonly number[]): Promise<void> {
  const ids = [...postIds].sort((a, b) => a - b);
  const added = await readRows<{ post_id: string }>(
    db,
    sql`
    insert into sighting (post_id, source_id, seen_at)
    select post_id, ${given.sourceId}::integer, ${given.now}::timestamptz
    from unnest(${sql.param(ids)}::bigint[]) as post_id
    on conflict (post_id, source_id) do nothing
    returning post_id`,
  );
  if (added.length === 0) return;
  await db.execute(
    sql`update source set post_count = post_count + ${added.length}::integer where source_id = ${given.sourceId}`,
  );
  const seen = added.map((row) => Number(row.post_id));
  await countHours(db, given.sourceId, seen);
  await noteSightings(db, { ...given, postIds: seen });
}
