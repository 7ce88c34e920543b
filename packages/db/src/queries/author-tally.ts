import type { Direction } from "@earshot/core/analyse/label";
import type { Status } from "@earshot/core/triage/status";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { isAboutUs } from "./author-figures.ts";

/** Posts of some accounts that are about us, counted each way in which a card shows them. */
export interface PostTally {
  byAccount: Map<number, number>;
  /** The last twelve months that had any, oldest first; `month` is YYYY-MM. */
  months: { month: string; posts: number; negative: number }[];
  /** The most frequent first. */
  byDirection: { direction: Direction; count: number }[];
  byStatus: { status: Status; count: number }[];
}

export interface NewestPost {
  postId: number;
  title: string;
  publishedAt: Date;
  status: Status;
  authorId: number;
}

const monthsMax = 12;
const newestMax = 10;

/** Each post is read once for all of it: there may be tens of thousands. */
export async function tallyPosts(db: Db, authorIds: readonly number[]): Promise<PostTally> {
  const rows = await readRows<{
    author_id: string | null;
    month: string | null;
    direction: Direction | null;
    status: Status | null;
    count: number;
    negative: number;
  }>(
    db,
    sql`select author_id, to_char(month, 'YYYY-MM') as month, direction, status,
        sum(posts)::integer as count, sum(negative)::integer as negative
      from (
        select t.author_id, date_trunc('month', t.published_at at time zone 'UTC') as month, t.direction, t.status,
          count(*) as posts, count(*) filter (where 'negative' = any(t.sentiments)) as negative
        from triage t where t.author_id = any(${sql.param([...authorIds])}::bigint[]) and ${isAboutUs}
        group by 1, 2, 3, 4) counted
      group by grouping sets ((author_id), (month), (direction), (status))
      order by count desc, direction, status`,
  );
  return {
    byAccount: new Map(
      rows.flatMap((row) => (row.author_id === null ? [] : [[Number(row.author_id), row.count] as const])),
    ),
    months: rows
      .flatMap(({ month, count, negative }) => (month === null ? [] : [{ month, posts: count, negative }]))
      .toSorted((a, b) => (a.month < b.month ? -1 : 1))
      .slice(-monthsMax),
    byDirection: rows.flatMap(({ direction, count }) => (direction === null ? [] : [{ direction, count }])),
    byStatus: rows.flatMap(({ status, count }) => (status === null ? [] : [{ status, count }])),
  };
}

/** The newest posts of some accounts that are about us, the newest first. */
export async function newestPosts(db: Db, authorIds: readonly number[]): Promise<NewestPost[]> {
  const rows = await readRows<{
    post_id: string;
    author_id: string;
    title: string;
    published_at: string;
    status: Status;
  }>(
    db,
    sql`select newest.* from unnest(${sql.param([...authorIds])}::bigint[]) as own (author_id)
      cross join lateral (
        select t.post_id, t.author_id, coalesce(nullif(t.title, ''), t.snippet) as title, t.published_at, t.status
        from triage t where t.author_id = own.author_id and ${isAboutUs}
        order by t.published_at desc, t.post_id desc limit ${newestMax}) newest
      order by newest.published_at desc, newest.post_id desc limit ${newestMax}`,
  );
  return rows.map((row) => ({
    postId: Number(row.post_id),
    authorId: Number(row.author_id),
    title: row.title,
    publishedAt: new Date(row.published_at),
    status: row.status,
  }));
}
