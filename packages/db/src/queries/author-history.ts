import type { Sentiment } from "@earshot/core/analyse/label";
import type { Status } from "@earshot/core/triage/status";
import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triage } from "../schema/triage.ts";

/** What the desk knows of the author of a post. */
export interface AuthorHistory {
  authorId: number;
  /** Posts of the author that came into triage. */
  posts: number;
  firstAt: Date;
  byStatus: { status: Status; count: number }[];
  bySentiment: { sentiment: Sentiment; count: number }[];
  /** Blocked: its posts are closed as they come. */
  isBlocked: boolean;
  /** The newest others. */
  others: { postId: number; title: string; publishedAt: Date; status: Status }[];
}

const othersMax = 5;
/** Beyond this many posts of one author nobody counts on. */
const countedMax = 10_000;

/** Null when nobody knows who wrote the post, or it is not in triage. */
export async function readAuthorHistory(db: Db, postId: number): Promise<AuthorHistory | null> {
  const [post] = await db.select({ authorId: triage.authorId }).from(triage).where(eq(triage.postId, postId));
  if (!post || post.authorId === null) return null;
  const { authorId } = post;
  const counts = await readRows<{
    status: Status;
    sentiment: Sentiment | null;
    count: number;
    posts: number;
    first_at: string;
  }>(
    db,
    sql`
    with own as (
      select status, sentiments, published_at from triage where author_id = ${authorId}
      order by published_at desc limit ${countedMax})
    select status, null as sentiment, count(*)::integer as count, count(*)::integer as posts, min(published_at) as first_at
    from own group by status
    union all
    select 'new', sentiment, count(*)::integer, 0, min(published_at) from own, unnest(sentiments) as sentiment
    group by sentiment`,
  );
  const [blocked] = await readRows<{ is_blocked: boolean }>(
    db,
    sql`select exists (select from block where author_id = ${authorId} and ended_at is null) as is_blocked`,
  );
  const others = await db
    .select({
      postId: triage.postId,
      title: sql<string>`coalesce(nullif(${triage.title}, ''), ${triage.snippet})`,
      publishedAt: triage.publishedAt,
      status: triage.status,
    })
    .from(triage)
    .where(and(eq(triage.authorId, authorId), ne(triage.postId, postId)))
    .orderBy(desc(triage.publishedAt))
    .limit(othersMax);
  const first = counts.map(({ first_at: at }) => new Date(at).getTime());
  return {
    authorId,
    posts: counts.reduce((sum, row) => sum + row.posts, 0),
    firstAt: new Date(Math.min(...first)),
    byStatus: counts
      .filter(({ sentiment }) => sentiment === null)
      .map(({ status, count }) => ({ status, count })),
    bySentiment: counts.flatMap(({ sentiment, count }) => (sentiment === null ? [] : [{ sentiment, count }])),
    isBlocked: blocked?.is_blocked === true,
    others,
  };
}
