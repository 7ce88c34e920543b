import type { Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { Standing } from "@earshot/core/triage/author/standing";
import type { Status } from "@earshot/core/triage/status";
import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { authorCard } from "../schema/author-card.ts";
import { triage } from "../schema/triage.ts";
import { accountsOf } from "./author-card.ts";
import { anyOf } from "./post-location.ts";

/** What the desk knows of whoever wrote a post, from all accounts of the person. */
export interface AuthorHistory {
  authorId: number;
  cardId: number;
  /** What people say the person is, or what was derived where nobody said it. */
  standing: Standing | null;
  isStandingDerived: boolean;
  /** Other accounts of the person. */
  accounts: { platform: Platform; handle: string | null; name: string | null }[];
  /** Posts of the person that came into triage. */
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
  const [own] = await db.select().from(author).where(eq(author.authorId, authorId));
  const accounts = own ? await accountsOf(db, own.cardId) : [];
  const cardId = own?.cardId ?? 0;
  const [card] = await db.select().from(authorCard).where(eq(authorCard.cardId, cardId));
  const authorIds = [authorId, ...accounts.map((each) => each.authorId)];
  const ids = sql`any(${sql.param(authorIds)}::bigint[])`;
  const counts = await countPosts(db, authorIds);
  const [blocked] = await readRows<{ is_blocked: boolean }>(
    db,
    sql`select exists (select from block where author_id = ${ids} and ended_at is null) as is_blocked`,
  );
  const others = await db
    .select({
      postId: triage.postId,
      title: sql<string>`coalesce(nullif(${triage.title}, ''), ${triage.snippet})`,
      publishedAt: triage.publishedAt,
      status: triage.status,
    })
    .from(triage)
    .where(and(anyOf(triage.authorId, authorIds), ne(triage.postId, postId)))
    .orderBy(desc(triage.publishedAt))
    .limit(othersMax);
  const first = counts.map(({ first_at: at }) => new Date(at).getTime());
  return {
    authorId,
    cardId,
    standing: card?.standing ?? card?.derivedStanding ?? null,
    isStandingDerived: card?.standing == null,
    accounts: accounts
      .filter((each) => each.authorId !== authorId)
      .map(({ platform, handle, name }) => ({ platform, handle, name })),
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

/** Posts of accounts by status, and what they say by sentiment. */
async function countPosts(db: Db, authorIds: readonly number[]) {
  return readRows<{
    status: Status;
    sentiment: Sentiment | null;
    count: number;
    posts: number;
    first_at: string;
  }>(
    db,
    sql`
    with own as (
      select status, sentiments, published_at from triage where author_id = any(${sql.param([...authorIds])}::bigint[])
      order by published_at desc limit ${countedMax})
    select status, null as sentiment, count(*)::integer as count, count(*)::integer as posts, min(published_at) as first_at
    from own group by status
    union all
    select 'new', sentiment, count(*)::integer, 0, min(published_at) from own, unnest(sentiments) as sentiment
    group by sentiment`,
  );
}
