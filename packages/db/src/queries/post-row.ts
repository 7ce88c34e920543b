import type { CollectedPost } from "@earshot/core/collect/post";
import { monthOf } from "../partitions.ts";
import { hashContent, storable } from "../storable.ts";
import { authorKey } from "./authors.ts";

/** A post as the statements take it: one row of `json_to_recordset`. */
export interface PostRow {
  namespace: string;
  external_id: string;
  month: string;
  author_id: number | null;
  platform: string;
  url: string | null;
  title: string | null;
  text: string;
  published_at: Date;
  date_flag: string | null;
  edited_at: Date | null;
  parent_external_id: string | null;
  root_external_id: string | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  views: number | null;
  is_approximate: boolean;
  stated_language: string | null;
  tags: string[];
  content_hash: string;
}

export type PostKey = Pick<PostRow, "namespace" | "external_id">;

/** The natural key of a post as one string. */
export function keyOf(row: PostKey): string {
  return `${row.namespace}\u0000${row.external_id}`;
}

/** Rows of the posts, one per natural key: of several the latest edit, else the first. */
export function uniqueRows(posts: readonly CollectedPost[], authorIds: Map<string, number>): PostRow[] {
  const byKey = new Map<string, PostRow>();
  for (const post of posts) {
    const row = toRow(post, authorIds);
    const before = byKey.get(keyOf(row));
    const isNewer = !before || (row.edited_at?.getTime() ?? 0) > (before.edited_at?.getTime() ?? 0);
    if (isNewer) byKey.set(keyOf(row), row);
  }
  return [...byKey.values()];
}

function toRow(post: CollectedPost, authorIds: Map<string, number>): PostRow {
  const title = storable(post.title);
  const text = storable(post.text);
  return {
    namespace: storable(post.namespace),
    external_id: storable(post.externalId),
    month: monthOf(post.publishedAt),
    author_id: authorIds.get(`${post.platform} ${authorKey(post)}`) ?? null,
    platform: post.platform,
    url: storable(post.url),
    title,
    text,
    published_at: post.publishedAt,
    date_flag: post.dateFlag,
    edited_at: post.editedAt,
    parent_external_id: storable(post.parentExternalId),
    root_external_id: storable(post.rootExternalId),
    likes: post.engagement.likes,
    comments: post.engagement.comments,
    shares: post.engagement.shares,
    views: post.engagement.views,
    is_approximate: post.engagement.isApproximate,
    stated_language: storable(post.statedLanguage),
    tags: post.tags.map((tag) => storable(tag)),
    content_hash: hashContent(title, text),
  };
}
