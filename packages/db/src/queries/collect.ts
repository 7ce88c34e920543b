import type { CollectedPost } from "@earshot/core/collect/post";
import { and, asc, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { ensureMonths, monthOf } from "../partitions.ts";
import { source } from "../schema/source.ts";
import { storable } from "../storable.ts";
import { saveAuthors } from "./authors.ts";
import { updateSeenPosts } from "./collect-again.ts";
import { withoutErased } from "./erased-keys.ts";
import { anyOf } from "./post-location.ts";
import type { PostLocation } from "./post-location.ts";
import { keyOf, uniqueRows } from "./post-row.ts";
import type { PostKey, PostRow } from "./post-row.ts";
import { addSightings } from "./sightings.ts";
import type { Sighting } from "./sightings.ts";

export interface SavePosts {
  sourceId: number;
  posts: readonly CollectedPost[];
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
 * Safe to run at once for the same posts: rows are taken in one order everywhere (authors, keys, posts, sightings, sources).
 * Nothing is saved for a source that was retired or removed meanwhile, nor of a person whose data was erased.
 * @returns one outcome per post, in the order given; none for a source that is gone or a person who was erased
 */
export async function savePosts(db: Db, given: SavePosts): Promise<SavedPost[]> {
  if (given.posts.length === 0) return [];
  await ensureMonths(
    db,
    given.posts.map((post) => monthOf(post.publishedAt)),
  );
  return db.transaction(async (tx) => (await savePostsOf(tx, [given], given.now))[0] ?? []);
}

/**
 * The same for several sources, each once, within the transaction that `tx` is in; the months are there. A post that two of them
 * give is one post, told as new or changed to the first.
 * @returns outcomes of each, in the order given
 */
export async function savePostsOf(
  tx: Db,
  all: readonly Omit<SavePosts, "now">[],
  now: Date,
): Promise<SavedPost[][]> {
  const asked = await withoutErased(
    tx,
    all.filter(({ posts }) => posts.length > 0),
    now,
  );
  if (asked.length === 0) return all.map(() => []);
  const held = await holdSources(tx, asked);
  const given = asked.filter(({ sourceId }) => held.has(sourceId));
  const posts = given.flatMap((each) => each.posts);
  const rows = uniqueRows(posts, await saveAuthors(tx, posts, now));
  const { made, places } = await placeRows(tx, rows);
  const firstOf = new Map<string, number>();
  const sightings = new Map<string, Sighting>();
  for (const { sourceId, posts: offered } of given) {
    for (const key of offered.map(keyOfPost)) {
      const place = places.get(key);
      if (!firstOf.has(key)) firstOf.set(key, sourceId);
      if (place) sightings.set(`${sourceId} ${place.postId}`, { ...place, sourceId, isNew: made.has(key) });
    }
  }
  const isMade = (row: PostRow): boolean => made.has(keyOf(row));
  await addPosts(
    tx,
    rows.filter(isMade).map((row) => ({
      ...row,
      post_id: made.get(keyOf(row))?.postId,
      source_id: firstOf.get(keyOf(row)),
    })),
    now,
  );
  const again = rows.flatMap((row) => {
    const place = isMade(row) ? undefined : places.get(keyOf(row));
    return place ? [{ ...place, row }] : [];
  });
  const changes = await updateSeenPosts(tx, again, now);
  await addSightings(tx, [...sightings.values()], now);
  const told = new Set<string>();
  return all.map(({ sourceId, posts: offered }) =>
    (held.has(sourceId) ? offered : []).flatMap((post): SavedPost[] => {
      const key = keyOfPost(post);
      const place = places.get(key);
      if (!place) return [];
      const isFirst = !told.has(key);
      told.add(key);
      const change = isFirst ? changes.get(place.postId) : undefined;
      const isAdded = isFirst && made.has(key);
      const outcome = isAdded ? "added" : change?.isEdited ? "edited" : "seen";
      return [{ ...place, outcome, isEngagementChanged: change?.isEngagementChanged ?? false }];
    }),
  );
}

function keyOfPost(post: CollectedPost): string {
  return keyOf({ namespace: storable(post.namespace), external_id: storable(post.externalId) });
}

/** Finds the ids of posts, and gives some to those that have none. */
async function placeRows(
  tx: Db,
  rows: readonly PostRow[],
): Promise<{ made: Map<string, PostLocation>; places: Map<string, PostLocation> }> {
  const known = await findKeys(tx, rows);
  const missing = rows.filter((row) => !known.has(keyOf(row)));
  const made = await makeKeys(tx, missing);
  // What is still missing was added by somebody else at this very moment.
  const late = await findKeys(
    tx,
    missing.filter((row) => !made.has(keyOf(row))),
  );
  return { made, places: new Map([...known, ...made, ...late]) };
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

/**
 * Keeps sources from being removed until the end of the transaction; saving twice at once for them stays possible.
 * @returns those that are there
 */
async function holdSources(tx: Db, given: readonly { sourceId: number }[]): Promise<Set<number>> {
  const ids = given.map(({ sourceId }) => sourceId);
  const held = await tx
    .select({ sourceId: source.sourceId })
    .from(source)
    .where(and(anyOf(source.sourceId, ids), isNull(source.retiredAt)))
    .orderBy(asc(source.sourceId))
    .for("key share");
  return new Set(held.map((row) => row.sourceId));
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
  rows: readonly (PostRow & { post_id: number | undefined; source_id: number | undefined })[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into post (
      post_id, month, source_id, author_id, namespace, external_id, platform, url, title, text, published_at, found_at,
      date_flag, edited_at, parent_external_id, root_external_id, likes, comments, shares, views, is_approximate,
      stated_language, tags, content_hash)
    select
      post_id, month, source_id, author_id, namespace, external_id, platform, url, title, text, published_at,
      ${now}::timestamptz, date_flag, edited_at, parent_external_id, root_external_id, likes, comments, shares, views,
      is_approximate, stated_language, tags, content_hash
    from json_to_recordset(${JSON.stringify(rows)}::json) as g(
      post_id bigint, month date, source_id integer, author_id bigint, namespace text, external_id text, platform text,
      url text, title text, text text, published_at timestamptz, date_flag text, edited_at timestamptz,
      parent_external_id text, root_external_id text, likes bigint, comments bigint, shares bigint, views bigint,
      is_approximate boolean, stated_language text, tags text[], content_hash text)`);
}
