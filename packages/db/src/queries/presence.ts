import type { Platform } from "@earshot/core/collect/platform";
import type { SourceState } from "@earshot/core/collect/source";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { source } from "../schema/source.ts";

/** An account of a company or an executive that is read as a source. */
export interface OwnAccount {
  sourceId: number;
  platform: Platform;
  name: string;
  url: string;
  audience: number | null;
  state: SourceState;
  lastSuccessAt: Date | null;
  readsComments: boolean;
}

export async function ownAccounts(db: Db, entityId: number): Promise<OwnAccount[]> {
  return db
    .select({
      sourceId: source.sourceId,
      platform: source.platform,
      name: source.name,
      url: source.url,
      audience: source.audience,
      state: source.state,
      lastSuccessAt: source.lastSuccessAt,
      readsComments: source.readsComments,
    })
    .from(source)
    .where(and(eq(source.ownerEntityId, entityId), isNull(source.retiredAt)))
    .orderBy(asc(source.platform), asc(source.sourceId));
}

/**
 * Authors that the entity writes as: whoever begins threads in its own accounts (comments there are by others), and whoever has one of
 * its handles on the watch list.
 */
export function ownAuthors(entityId: number) {
  return sql`
    select author_id from (
      select p.author_id, row_number() over (partition by p.source_id order by count(*) desc) as place
      from source s
      join post p on p.source_id = s.source_id
      where s.owner_entity_id = ${entityId} and p.parent_external_id is null and p.author_id is not null
      group by p.source_id, p.author_id) begun
    where place = 1
    union
    select a.author_id from entity_term t
    join author a on lower(ltrim(a.handle, '@')) = lower(ltrim(t.text, '@'))
    where t.entity_id = ${entityId} and t.kind = 'handle' and t.role = 'match'`;
}

/** A post that the entity published, or a reply that it gave. */
export interface OwnPost {
  postId: number;
  platform: Platform;
  sourceId: number;
  sourceName: string;
  url: string | null;
  title: string | null;
  text: string;
  publishedAt: Date;
  editedAt: Date | null;
  isDeleted: boolean;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  views: number | null;
  isApproximate: boolean;
  /** Answers below it that are stored, at any depth. */
  answerCount: number;
  /** What it answers, where that is stored; null for a post that begins a thread. */
  answers: { postId: number; authorName: string | null; text: string } | null;
  isReply: boolean;
}

export interface AskPresence {
  entityId: number;
  /** Posts published from here on. */
  since: Date;
  /** "posts" begin threads, "replies" answer somebody. */
  what: "posts" | "replies";
  limit: number;
}

/** What the entity itself said, newest first. */
export async function ownPosts(db: Db, { entityId, since, what, limit }: AskPresence): Promise<OwnPost[]> {
  const rows = await readRows<OwnRow>(
    db,
    sql`
    with own as materialized (${ownAuthors(entityId)}), said as (
      select p.* from post p
      where p.author_id in (select author_id from own) and p.published_at >= ${since}::timestamptz
        and p.month >= date_trunc('month', ${since}::timestamptz at time zone 'UTC')::date
        and p.parent_external_id is ${what === "posts" ? sql`null` : sql`not null`}
      order by p.published_at desc, p.post_id desc limit ${limit})
    select said.post_id, said.platform, said.source_id, s.name as source_name, said.url, said.title, said.text,
      said.published_at, said.edited_at, said.deleted_at is not null as is_deleted,
      said.likes, said.comments, said.shares, said.views, said.is_approximate,
      said.parent_external_id is not null as is_reply,
      parent.post_id as parent_post_id, parent.text as parent_text, writer.name as parent_author,
      (${answersBelow()}) as answer_count
    from said
    join source s using (source_id)
    left join post_key k on k.namespace = said.namespace and k.external_id = said.parent_external_id
    left join post parent on parent.post_id = k.post_id and parent.month = k.month
    left join author writer on writer.author_id = parent.author_id
    order by said.published_at desc, said.post_id desc`,
  );
  return rows.map(readOwn);
}

/** Counts what stands below the post `said`; a circle of answers ends at fifty levels. */
function answersBelow() {
  return sql`
    with recursive below as (
      select k.namespace, k.external_id, 1 as depth from post_key k
      where k.namespace = said.namespace and k.parent_external_id = said.external_id
      union
      select k.namespace, k.external_id, below.depth + 1 from below
      join post_key k on k.namespace = below.namespace and k.parent_external_id = below.external_id
      where below.depth < 50)
    select count(distinct external_id) from below`;
}

interface OwnRow {
  post_id: string;
  platform: Platform;
  source_id: number;
  source_name: string;
  url: string | null;
  title: string | null;
  text: string;
  published_at: string | Date;
  edited_at: string | Date | null;
  is_deleted: boolean;
  likes: string | null;
  comments: string | null;
  shares: string | null;
  views: string | null;
  is_approximate: boolean;
  is_reply: boolean;
  parent_post_id: string | null;
  parent_text: string | null;
  parent_author: string | null;
  answer_count: string;
}

function readOwn(row: OwnRow): OwnPost {
  const count = (given: string | null): number | null => (given === null ? null : Number(given));
  return {
    postId: Number(row.post_id),
    platform: row.platform,
    sourceId: row.source_id,
    sourceName: row.source_name,
    url: row.url,
    title: row.title,
    text: row.text,
    publishedAt: new Date(row.published_at),
    editedAt: row.edited_at === null ? null : new Date(row.edited_at),
    isDeleted: row.is_deleted,
    likes: count(row.likes),
    comments: count(row.comments),
    shares: count(row.shares),
    views: count(row.views),
    isApproximate: row.is_approximate,
    isReply: row.is_reply,
    answerCount: Number(row.answer_count),
    answers:
      row.parent_post_id === null
        ? null
        : {
            postId: Number(row.parent_post_id),
            authorName: row.parent_author,
            text: row.parent_text ?? "",
          },
  };
}

/** Counters of posts over time, oldest first, by post. */
export async function engagementCurves(db: Db, postIds: readonly number[]) {
  if (postIds.length === 0) return new Map<number, EngagementPoint[]>();
  const rows = await readRows<{
    post_id: string;
    at: string | Date;
    likes: string | null;
    comments: string | null;
    shares: string | null;
    views: string | null;
  }>(
    db,
    sql`
    select post_id, at, likes, comments, shares, views from engagement_reading
    where post_id = any(${sql.param([...postIds])}::bigint[]) order by post_id, at`,
  );
  const curves = new Map<number, EngagementPoint[]>();
  const count = (given: string | null): number | null => (given === null ? null : Number(given));
  for (const { post_id: id, at, likes, comments, shares, views } of rows) {
    const point = {
      at: new Date(at),
      likes: count(likes),
      comments: count(comments),
      shares: count(shares),
      views: count(views),
    };
    const postId = Number(id);
    curves.set(postId, [...(curves.get(postId) ?? []), point]);
  }
  return curves;
}

export interface EngagementPoint {
  at: Date;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  views: number | null;
}
