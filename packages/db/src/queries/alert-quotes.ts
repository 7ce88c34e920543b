import type { QuotedPost } from "@earshot/core/notify/message";
import { sql } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";

export interface AlertQuote extends QuotedPost {
  postId: number;
}

const quotedMax = 5;

/** Posts of an alert: how many, and the gravest and newest in words. */
export async function readQuotes(db: Db, alertId: number): Promise<{ count: number; quotes: AlertQuote[] }> {
  const rows = await readRows<{
    post_id: string;
    title: string | null;
    snippet: string;
    url: string | null;
    author: string | null;
    source: string;
    count: number;
  }>(
    db,
    sql`
    select t.post_id, t.title, t.snippet, t.url, coalesce(a.name, a.handle) as author, s.name as source,
      (count(*) over ())::integer as count
    from alert_post p
    join triage t on t.post_id = p.post_id
    join source s on s.source_id = t.source_id
    left join author a on a.author_id = t.author_id
    where p.alert_id = ${alertId}
    order by t.severity desc, t.published_at desc, t.post_id desc limit ${quotedMax}`,
  );
  const quotes = rows.map(({ post_id, title, snippet, url, author, source }) => ({
    postId: Number(post_id),
    text: title === null || title.trim() === "" ? snippet : title,
    by: author === null ? source : `${author} · ${source}`,
    url,
  }));
  return { count: rows[0]?.count ?? 0, quotes };
}
