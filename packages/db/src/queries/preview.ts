import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { post } from "../schema/post.ts";
import { postKey } from "../schema/post-key.ts";
import { isAt } from "./post-location.ts";

/** What a preview of the watch list reads of a stored post. */
export interface PostToPreview {
  postId: number;
  foundAt: Date;
  title: string | null;
  text: string;
  authorHandle: string | null;
  url: string | null;
  tags: string[];
  /** The post that this one answers, where we have it. */
  parentPostId: number | null;
  /** Entities that it speaks of by what is stored. */
  entityIds: number[];
}

const parent = alias(postKey, "parent");

/**
 * The newest `limit` posts below `beforeId`, the newest first; deleted ones are left out. `nextBeforeId` is null at the beginning of
 * history.
 */
export async function postsToPreview(
  db: Db,
  given: { beforeId: number; limit: number },
): Promise<{ posts: PostToPreview[]; nextBeforeId: number | null }> {
  const places = await db
    .select({ postId: postKey.postId, month: postKey.month })
    .from(postKey)
    .where(lt(postKey.postId, given.beforeId))
    .orderBy(desc(postKey.postId))
    .limit(given.limit);
  const last = places.at(-1);
  if (last === undefined) return { posts: [], nextBeforeId: null };
  const posts = await db
    .select({
      postId: post.postId,
      foundAt: post.foundAt,
      title: post.title,
      text: post.text,
      authorHandle: author.handle,
      url: post.url,
      tags: post.tags,
      parentPostId: sql<number | null>`parent.post_id`.mapWith(Number),
      entityIds: sql<number[]>`case when ${post.mentionCount} = 0 then '{}'::integer[] else array(
        select m.entity_id from mention m where m.post_id = ${post.postId} and m.month = ${post.month}) end`,
    })
    .from(post)
    .leftJoin(author, eq(author.authorId, post.authorId))
    .leftJoin(parent, and(eq(parent.namespace, post.namespace), eq(parent.externalId, post.parentExternalId)))
    .where(and(isAt(post, places), isNull(post.deletedAt)))
    .orderBy(desc(post.postId));
  return { posts, nextBeforeId: places.length < given.limit ? null : last.postId };
}

/** More posts than this are not counted one by one. */
const countedMax = 200_000;

/** How many posts are stored; of very many the statistics of the database say about how many. */
export async function countPosts(db: Db): Promise<{ count: number; isApproximate: boolean }> {
  const [counted] = await readRows<{ count: number }>(
    db,
    sql`select count(*)::integer as count from (select from post_key limit ${countedMax + 1}) k`,
  );
  const count = counted?.count ?? 0;
  if (count <= countedMax) return { count, isApproximate: false };
  const [guessed] = await readRows<{ count: number }>(
    db,
    sql`select greatest(reltuples, ${count})::bigint::text::double precision as count from pg_class where oid = 'post_key'::regclass`,
  );
  return { count: Math.round(guessed?.count ?? count), isApproximate: true };
}
