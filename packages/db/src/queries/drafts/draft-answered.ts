import type { Platform } from "@earshot/core/collect/platform";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";

/** The post that a draft answers, as far as an author of answers needs it. */
export interface AnsweredPost {
  postId: number;
  title: string | null;
  text: string;
  url: string | null;
  platform: Platform;
  author: string | null;
  publishedAt: Date;
  /** Null while it was not analysed. */
  language: string | null;
  severity: number | null;
  storyId: number | null;
  isDemo: boolean;
  /** Of its triage row, for whoever marks it answered; null when it is not in triage. */
  version: number | null;
  status: string | null;
}

/** Null when the post is gone. */
export async function readAnswered(db: Db, postId: number): Promise<AnsweredPost | null> {
  const [row] = await readRows<{
    title: string | null;
    text: string;
    url: string | null;
    platform: Platform;
    author: string | null;
    published_ms: number;
    lang: string | null;
    severity: number | null;
    story_id: string | null;
    is_demo: boolean | null;
    version: number | null;
    status: string | null;
  }>(
    db,
    sql`
    select p.title, p.text, p.url, p.platform, coalesce(a.name, a.handle) as author,
      extract(epoch from p.published_at)::float8 * 1000 as published_ms,
      t.lang, t.severity, t.story_id, t.is_demo, t.version, t.status
    from post_key k join post p on p.post_id = k.post_id and p.month = k.month
    left join author a on a.author_id = p.author_id left join triage t on t.post_id = p.post_id
    where k.post_id = ${postId} and p.deleted_at is null`,
  );
  if (!row) return null;
  return {
    postId,
    title: row.title,
    text: row.text,
    url: row.url,
    platform: row.platform,
    author: row.author,
    publishedAt: new Date(row.published_ms),
    language: row.lang,
    severity: row.severity,
    storyId: row.story_id === null ? null : Number(row.story_id),
    isDemo: row.is_demo ?? false,
    version: row.version,
    status: row.status,
  };
}
