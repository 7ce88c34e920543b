import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { listGaps } from "./gaps.ts";

/** Somebody, or a medium where nothing tells who wrote, with what of the incident comes from there. */
export interface Carrier {
  name: string;
  platform: Platform;
  posts: number;
  /** Followers of the author; null when unknown. */
  followers: number | null;
  /** Of the posts that give a number; null when none does. */
  views: number | null;
}

export interface IncidentFigures {
  posts: number;
  reprints: number;
  sources: number;
  authors: number;
  /** Sums over the posts that give the number; null when none does. */
  views: { total: number | null; known: number };
  engagement: { total: number | null; known: number };
  directions: { direction: Direction; posts: number }[];
  /** Mentions (post × entity) by sentiment; `n` are those that have one. */
  sentiments: Record<Sentiment, number> & { n: number };
  carriers: Carrier[];
  firstPublishedAt: Date | null;
  firstSeenAt: Date | null;
  lastPublishedAt: Date | null;
}

const carriersMax = 8;

/** Posts of an incident, in triage or not. */
function members(incidentId: number): SQL {
  return sql`(select post_id from incident_post where incident_id = ${incidentId} and removed_at is null)`;
}

/** How large an incident is, who carries it, and with which labels. */
export async function incidentFigures(db: Db, incidentId: number): Promise<IncidentFigures> {
  const [sum] = await readRows<{
    posts: number;
    reprints: number;
    sources: number;
    authors: number;
    views: string | null;
    views_known: number;
    engagement: string | null;
    engagement_known: number;
    first_ms: number | null;
    seen_ms: number | null;
    last_ms: number | null;
  }>(
    db,
    sql`
    select count(*)::integer as posts, (count(*) filter (where is_reprint))::integer as reprints,
      count(distinct source_id)::integer as sources, count(distinct author_id)::integer as authors,
      sum(views) as views, count(views)::integer as views_known,
      sum(coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0))
        filter (where coalesce(likes, comments, shares) is not null) as engagement,
      (count(*) filter (where coalesce(likes, comments, shares) is not null))::integer as engagement_known,
      (extract(epoch from min(published_at)) * 1000)::double precision as first_ms,
      (extract(epoch from min(found_at)) * 1000)::double precision as seen_ms,
      (extract(epoch from max(published_at)) * 1000)::double precision as last_ms
    from triage where post_id in ${members(incidentId)}`,
  );
  const at = (ms: number | null | undefined): Date | null => (ms == null ? null : new Date(ms));
  const numberOf = (text: string | null | undefined): number | null => (text == null ? null : Number(text));
  return {
    posts: sum?.posts ?? 0,
    reprints: sum?.reprints ?? 0,
    sources: sum?.sources ?? 0,
    authors: sum?.authors ?? 0,
    views: { total: numberOf(sum?.views), known: sum?.views_known ?? 0 },
    engagement: { total: numberOf(sum?.engagement), known: sum?.engagement_known ?? 0 },
    directions: await directionsOf(db, incidentId),
    sentiments: await sentimentsOf(db, incidentId),
    carriers: await carriersOf(db, incidentId),
    firstPublishedAt: at(sum?.first_ms),
    firstSeenAt: at(sum?.seen_ms),
    lastPublishedAt: at(sum?.last_ms),
  };
}

async function directionsOf(db: Db, incidentId: number): Promise<IncidentFigures["directions"]> {
  return readRows<{ direction: Direction; posts: number }>(
    db,
    sql`select direction, count(*)::integer as posts from triage where post_id in ${members(incidentId)}
      group by direction order by posts desc, direction`,
  );
}

async function sentimentsOf(db: Db, incidentId: number): Promise<IncidentFigures["sentiments"]> {
  const rows = await readRows<{ sentiment: Sentiment; count: number }>(
    db,
    sql`
    select m.sentiment, count(*)::integer as count
    from mention m join triage t on t.post_id = m.post_id and t.month = m.month
    where t.post_id in ${members(incidentId)} and m.sentiment is not null
      and m.month = any(array(select distinct month from triage where post_id in ${members(incidentId)}))
    group by m.sentiment`,
  );
  const counts = { negative: 0, neutral: 0, positive: 0, n: 0 };
  for (const { sentiment, count } of rows) {
    counts[sentiment] += count;
    counts.n += count;
  }
  return counts;
}

async function carriersOf(db: Db, incidentId: number): Promise<Carrier[]> {
  const rows = await readRows<
    Omit<Carrier, "followers" | "views"> & { followers: string | null; views: string | null }
  >(
    db,
    sql`
    select coalesce(a.name, a.handle, s.name) as name, min(t.platform) as platform, count(*)::integer as posts,
      max(a.followers) as followers, sum(t.views) as views
    from triage t join source s on s.source_id = t.source_id left join author a on a.author_id = t.author_id
    where t.post_id in ${members(incidentId)}
    group by coalesce(a.author_id, -s.source_id), coalesce(a.name, a.handle, s.name)
    order by sum(t.views) desc nulls last, max(a.followers) desc nulls last, posts desc, name limit ${carriersMax}`,
  );
  return rows.map((row) => ({
    ...row,
    followers: row.followers === null ? null : Number(row.followers),
    views: row.views === null ? null : Number(row.views),
  }));
}

/** The target that is used up next, or was first of those that run: its post in words; null when no clock runs. */
export async function nextTarget(db: Db, incidentId: number): Promise<{ at: Date; text: string } | null> {
  const [row] = await readRows<{ due_ms: number; text: string }>(
    db,
    sql`
    select (extract(epoch from c.due_at) * 1000)::double precision as due_ms,
      coalesce(nullif(t.title, ''), t.snippet) as text
    from triage_clock c join triage t on t.post_id = c.post_id
    where c.state = 'running' and c.post_id in ${members(incidentId)} order by c.due_at, c.post_id limit 1`,
  );
  return row ? { at: new Date(row.due_ms), text: row.text } : null;
}

/** When posts of an incident were published from `since` on, and when its sources were not listened to meanwhile. */
export async function incidentGrowth(
  db: Db,
  incidentId: number,
  span: { since: Date; now: Date },
): Promise<{ publishedAt: Date[]; gaps: { from: Date; to: Date | null }[] }> {
  const rows = await readRows<{ at_ms: number; source_id: number }>(
    db,
    sql`select (extract(epoch from published_at) * 1000)::double precision as at_ms, source_id from triage
      where post_id in ${members(incidentId)}`,
  );
  const sourceIds = [...new Set(rows.map((row) => row.source_id))];
  const gaps =
    sourceIds.length === 0 ? [] : await listGaps(db, { from: span.since, to: span.now, sourceIds });
  return {
    publishedAt: rows.map((row) => new Date(row.at_ms)).filter((at) => at >= span.since),
    gaps: gaps.map(({ from, to }) => ({ from, to })),
  };
}

/** When people first acted: took a post on, changed its status, or opened the incident; and when something was first answered. */
export async function firstDeeds(
  db: Db,
  incidentId: number,
): Promise<{ acknowledgedAt: Date | null; answeredAt: Date | null }> {
  const [row] = await readRows<{ seen_ms: number | null; answered_ms: number | null }>(
    db,
    sql`
    select (extract(epoch from least(
        min(e.at) filter (where e.person_id is not null and e.kind in ('status', 'assign', 'note', 'correct', 'take_over')),
        (select min(at) from incident_event where incident_id = ${incidentId} and kind = 'opened' and person_id is not null)
      )) * 1000)::double precision as seen_ms,
      (extract(epoch from least(
        min(e.at) filter (where e.kind = 'status' and e."to" ->> 'status' = 'answered'),
        (select min(published_at) from incident_statement where incident_id = ${incidentId})
      )) * 1000)::double precision as answered_ms
    from (select 1) once left join triage_event e on e.post_id in ${members(incidentId)}`,
  );
  return {
    acknowledgedAt: row?.seen_ms == null ? null : new Date(row.seen_ms),
    answeredAt: row?.answered_ms == null ? null : new Date(row.answered_ms),
  };
}
