import { asc, lt, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { post } from "../schema/post.ts";
import { storyDue } from "../schema/story-due.ts";
import { anyOf, isAt, locatePosts } from "./post-location.ts";

/** A post whose story is to be decided. */
export interface PostToGroup {
  postId: number;
  /** Given back to `groupPosts`, so that a post that came due again meanwhile stays due. */
  mark: number;
  /** Null when its text is gone: deleted by its platform, or out of triage. */
  text: { title: string | null; text: string; revision: number } | null;
}

/** Makes posts due for grouping, in the transaction of what happened to them. */
export async function markStoriesDue(db: Db, postIds: readonly number[], now: Date): Promise<void> {
  if (postIds.length === 0) return;
  await db.execute(sql`
    insert into story_due (post_id, at)
    select post_id, ${now}::timestamptz from unnest(${sql.param([...new Set(postIds)])}::bigint[]) as due(post_id)
    order by post_id
    on conflict (post_id) do update set mark = excluded.mark`);
}

/** Those of the posts that are due, with their texts, in the order of their ids. */
export async function postsToGroup(db: Db, postIds: readonly number[]): Promise<PostToGroup[]> {
  if (postIds.length === 0) return [];
  const due = await db
    .select({ postId: storyDue.postId, mark: storyDue.mark })
    .from(storyDue)
    .where(anyOf(storyDue.postId, postIds))
    .orderBy(asc(storyDue.postId));
  const places = await locatePosts(
    db,
    due.map((each) => each.postId),
  );
  const texts = places.length === 0 ? [] : await readTexts(db, places);
  const byId = new Map(texts.map(({ postId, ...text }) => [postId, text]));
  return due.map((each) => ({ ...each, text: byId.get(each.postId) ?? null }));
}

function readTexts(db: Db, places: Parameters<typeof isAt>[1]) {
  return db
    .select({ postId: post.postId, title: post.title, text: post.text, revision: post.revision })
    .from(post)
    .where(
      sql`${isAt(post, places)} and ${post.deletedAt} is null
        and exists (select from triage t where t.post_id = ${post.postId})`,
    );
}

/** Posts that have been due since before an instant, the oldest first: what the sweep puts on the queue. */
export async function dueStories(db: Db, before: Date, limit: number): Promise<number[]> {
  const rows = await db
    .select({ postId: storyDue.postId })
    .from(storyDue)
    .where(lt(storyDue.at, before))
    .orderBy(asc(storyDue.at), asc(storyDue.postId))
    .limit(limit);
  return rows.map((row) => row.postId);
}

/** Takes posts off the list that nothing happened to since their mark was read. */
export async function settleDue(
  db: Db,
  settled: readonly Pick<PostToGroup, "postId" | "mark">[],
): Promise<void> {
  if (settled.length === 0) return;
  const marks = JSON.stringify(settled.map(({ postId, mark }) => ({ post_id: postId, mark })));
  await db.execute(sql`
    delete from story_due d using json_to_recordset(${marks}::json) as g(post_id bigint, mark bigint)
    where d.post_id = g.post_id and d.mark = g.mark`);
}
