import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { post } from "../schema/post.ts";
import { isAt, isRowAt } from "./post-location.ts";
import type { PostLocation } from "./post-location.ts";
import type { PostRow } from "./post-row.ts";

export interface SeenAgain extends PostLocation {
  row: PostRow;
}

export interface SeenChange {
  isEdited: boolean;
  isEngagementChanged: boolean;
}

const counters = ["likes", "comments", "shares", "views"] as const;

/**
 * Brings known posts up to date with what a source gave now: an edit keeps the old text as a revision and makes matching and
 * analysis due again; counters that are given replace the old ones. A tombstone stays as it is.
 */
export async function updateSeenPosts(
  db: Db,
  seen: readonly SeenAgain[],
  now: Date,
): Promise<Map<number, SeenChange>> {
  const first = await compare(db, seen, false);
  if (first.size === 0) return first;
  // Compared once more under lock: somebody may have saved the same change meanwhile.
  const candidates = seen.filter((each) => first.has(each.postId));
  const changes = await compare(db, candidates, true);
  const edited = candidates.filter((each) => changes.get(each.postId)?.isEdited);
  const counted = candidates.filter((each) => changes.get(each.postId)?.isEngagementChanged);
  await replaceTexts(db, edited, now);
  await replaceCounters(db, counted);
  return changes;
}

async function compare(
  db: Db,
  seen: readonly SeenAgain[],
  isLocking: boolean,
): Promise<Map<number, SeenChange>> {
  if (seen.length === 0) return new Map();
  const question = db
    .select({
      postId: post.postId,
      contentHash: post.contentHash,
      likes: post.likes,
      comments: post.comments,
      shares: post.shares,
      views: post.views,
      deletedAt: post.deletedAt,
    })
    .from(post)
    .where(isAt(post, seen))
    .orderBy(post.postId);
  const rows = await (isLocking ? question.for("update") : question);
  const given = new Map(seen.map((each) => [each.postId, each.row]));
  const changes = new Map<number, SeenChange>();
  for (const before of rows) {
    const row = given.get(before.postId);
    if (!row || before.deletedAt !== null) continue;
    const isEdited = row.content_hash !== before.contentHash;
    const isEngagementChanged = counters.some((name) => row[name] !== null && row[name] !== before[name]);
    if (isEdited || isEngagementChanged) changes.set(before.postId, { isEdited, isEngagementChanged });
  }
  return changes;
}

async function replaceTexts(db: Db, edited: readonly SeenAgain[], now: Date): Promise<void> {
  if (edited.length === 0) return;
  const texts = JSON.stringify(
    edited.map(({ postId, month, row }) => ({
      post_id: postId,
      month,
      title: row.title,
      text: row.text,
      edited_at: row.edited_at,
      content_hash: row.content_hash,
    })),
  );
  const place = isAt(post, edited);
  await db.execute(sql`
    insert into post_revision (post_id, revision, at, title, text, content_hash)
    select post_id, revision, ${now}::timestamptz, title, text, content_hash from ${post} where ${place}`);
  await db.execute(sql`
    update post set
      title = g.title, text = g.text, content_hash = g.content_hash, edited_at = coalesce(g.edited_at, ${now}::timestamptz),
      revision = post.revision + 1, matched_at = null, analysed_at = null
    from json_to_recordset(${texts}::json)
      as g(post_id bigint, month date, title text, text text, edited_at timestamptz, content_hash text)
    where post.post_id = g.post_id and post.month = g.month and ${place}`);
  await db.execute(sql`
    insert into triage_event (post_id, at, kind)
    select post_id, ${now}::timestamptz, 'edited' from triage
    where post_id = any(${sql.param(edited.map((each) => each.postId))}) order by post_id`);
}

async function replaceCounters(db: Db, counted: readonly SeenAgain[]): Promise<void> {
  if (counted.length === 0) return;
  const figures = JSON.stringify(
    counted.map(({ postId, month, row }) => ({
      post_id: postId,
      month,
      likes: row.likes,
      comments: row.comments,
      shares: row.shares,
      views: row.views,
      is_approximate: row.is_approximate,
    })),
  );
  for (const table of [sql`post`, sql`triage`]) {
    await db.execute(sql`
      update ${table} t set
        likes = coalesce(g.likes, t.likes), comments = coalesce(g.comments, t.comments),
        shares = coalesce(g.shares, t.shares), views = coalesce(g.views, t.views), is_approximate = g.is_approximate
      from json_to_recordset(${figures}::json) as g(
        post_id bigint, month date, likes bigint, comments bigint, shares bigint, views bigint, is_approximate boolean)
      where t.post_id = g.post_id and t.month = g.month and ${isRowAt(sql`t.post_id`, sql`t.month`, counted)}`);
  }
}
