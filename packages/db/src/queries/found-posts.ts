import type { Platform } from "@earshot/core/collect/platform";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { author } from "../schema/author.ts";
import { post } from "../schema/post.ts";
import { source } from "../schema/source.ts";
import { isAt, locatePosts } from "./post-location.ts";

/** A stored post with what an example of it shows. */
export interface StoredPost {
  postId: number;
  title: string | null;
  text: string;
  publishedAt: Date;
  platform: Platform;
  source: string;
  author: string | null;
  isInTriage: boolean;
}

/** Posts with these ids, in the order given; unknown and deleted ones are left out. */
export async function storedPosts(db: Db, postIds: readonly number[]): Promise<StoredPost[]> {
  const places = await locatePosts(db, postIds);
  if (places.length === 0) return [];
  const rows = await db
    .select({
      postId: post.postId,
      title: post.title,
      text: post.text,
      publishedAt: post.publishedAt,
      platform: post.platform,
      source: source.name,
      author: sql<string | null>`coalesce(${author.name}, ${author.handle})`,
      isInTriage: sql<boolean>`exists (select from triage t where t.post_id = ${post.postId})`,
    })
    .from(post)
    .innerJoin(source, eq(source.sourceId, post.sourceId))
    .leftJoin(author, eq(author.authorId, post.authorId))
    .where(and(isAt(post, places), isNull(post.deletedAt)));
  const byId = new Map(rows.map((row) => [row.postId, row]));
  return postIds.flatMap((postId) => byId.get(postId) ?? []);
}
