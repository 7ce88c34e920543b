import type { QuotedPost } from "@earshot/core/notify/message";
import { sql } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";

export interface AlertQuote extends QuotedPost {
  postId: number;
}

const quotedMax = 5;

interface Row {
  post_id: string;
  title: string | null;
  snippet: string;
  url: string | null;
  author: string | null;
  source: string;
}

const columns = sql`t.post_id, t.title, t.snippet, t.url, coalesce(a.name, a.handle) as author, s.name as source`;
const joins = sql`join source s on s.source_id = t.source_id left join author a on a.author_id = t.author_id`;

/** Posts of an alert: how many, and the gravest and newest in words. */
export async function readQuotes(db: Db, alertId: number): Promise<{ count: number; quotes: AlertQuote[] }> {
  const rows = await readRows<Row & { count: number }>(
    db,
    sql`
    select ${columns}, (count(*) over ())::integer as count
    from alert_post p join triage t on t.post_id = p.post_id ${joins}
    where p.alert_id = ${alertId}
    order by t.severity desc, t.published_at desc, t.post_id desc limit ${quotedMax}`,
  );
  return { count: rows[0]?.count ?? 0, quotes: rows.map(toQuote) };
}

/** What an incident takes at once. */
const postsMax = 5_000;

/** Posts of an alert, the gravest and newest first. */
export async function postsOfAlert(db: Db, alertId: number): Promise<number[]> {
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`
    select t.post_id from alert_post p join triage t on t.post_id = p.post_id where p.alert_id = ${alertId}
    order by t.severity desc, t.published_at desc, t.post_id desc limit ${postsMax}`,
  );
  return rows.map((row) => Number(row.post_id));
}

/** Posts in words. */
export async function quotesOfPosts(db: Db, postIds: readonly number[]): Promise<AlertQuote[]> {
  if (postIds.length === 0) return [];
  const rows = await readRows<Row>(
    db,
    sql`select ${columns} from triage t ${joins} where t.post_id = any(${sql.param([...postIds])}::bigint[])`,
  );
  return rows.map(toQuote);
}

function toQuote({ post_id, title, snippet, url, author, source }: Row): AlertQuote {
  return {
    postId: Number(post_id),
    text: title === null || title.trim() === "" ? snippet : title,
    by: author === null || author === source ? source : `${author} · ${source}`,
    url,
  };
}
