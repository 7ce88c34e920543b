import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { isInMonths } from "./post-location.ts";
import type { PostLocation } from "./post-location.ts";

/** Counts posts that sources show for the first time, by the hour of their publication; in the transaction that saves them. */
export async function countHours(
  tx: Db,
  seen: readonly (PostLocation & { sourceId: number })[],
): Promise<void> {
  if (seen.length === 0) return;
  await tx.execute(sql`
    insert into source_hour (source_id, hour, posts)
    select g.source_id, date_trunc('hour', p.published_at, 'UTC') as hour, count(*)
    from unnest(${sql.param(seen.map(({ postId }) => postId))}::bigint[], ${sql.param(seen.map(({ sourceId }) => sourceId))}::integer[])
      as g(post_id, source_id)
    join post p on p.post_id = g.post_id
    where ${isInMonths(sql`p.month`, seen)}
    group by g.source_id, hour order by g.source_id, hour
    on conflict (source_id, hour) do update set posts = source_hour.posts + excluded.posts`);
}

/** Posts of a source by hour of publication; hours without any are left out. */
export async function listHours(
  db: Db,
  sourceId: number,
  span: { from: Date; to: Date },
): Promise<{ at: Date; posts: number }[]> {
  const rows = await readRows<{ ms: number; posts: number }>(
    db,
    sql`
    select (extract(epoch from hour) * 1000)::double precision as ms, posts from source_hour
    where source_id = ${sourceId} and hour >= ${span.from}::timestamptz and hour < ${span.to}::timestamptz
    order by hour`,
  );
  return rows.map(({ ms, posts }) => ({ at: new Date(ms), posts }));
}

/** Hour of the first post that is known of a source; null before any. */
export async function firstHour(db: Db, sourceId: number): Promise<Date | null> {
  const [row] = await readRows<{ ms: number | null }>(
    db,
    sql`select (extract(epoch from min(hour)) * 1000)::double precision as ms from source_hour where source_id = ${sourceId}`,
  );
  return row?.ms === null || row?.ms === undefined ? null : new Date(row.ms);
}

export interface DayCounts {
  sourceId: number;
  received: number;
  /** The same 24 hours of earlier weeks, newest first, as far back as the source is known. */
  earlier: number[];
}

/** What each source gave in the 24 whole hours before `now`, and in those of `weeks` earlier weeks. Sources without posts are left out. */
export async function dayCounts(db: Db, now: Date, weeks: number): Promise<DayCounts[]> {
  const rows = await readRows<{ source_id: number; counts: number[]; known_weeks: number }>(
    db,
    sql`
    with day as (
      select week,
        date_trunc('hour', ${now}::timestamptz, 'UTC') - make_interval(weeks => week, hours => 24) as from_at,
        date_trunc('hour', ${now}::timestamptz, 'UTC') - make_interval(weeks => week) as to_at
      from generate_series(0, ${weeks}::integer) as week
    ), counted as (
      select h.source_id, day.week, sum(h.posts)::integer as posts
      from day join source_hour h on h.hour >= day.from_at and h.hour < day.to_at
      group by h.source_id, day.week
    ), known as (
      select s.source_id,
        floor(extract(epoch from date_trunc('hour', ${now}::timestamptz, 'UTC') - interval '24 hours' - f.hour) / 604800)::integer as weeks
      from source s
      -- One step into the index for each source, instead of all its hours of five weeks.
      cross join lateral (
        select min(h.hour) as hour from source_hour h
        where h.source_id = s.source_id and h.hour > ${now}::timestamptz - make_interval(weeks => ${weeks + 1}::integer)) f
      where f.hour is not null
    )
    select k.source_id, greatest(0, least(k.weeks, ${weeks}::integer)) as known_weeks,
      array_agg(coalesce(c.posts, 0) order by day.week) as counts
    from known k cross join day left join counted c on c.source_id = k.source_id and c.week = day.week
    group by k.source_id, k.weeks`,
  );
  return rows.map(({ source_id, counts, known_weeks }) => ({
    sourceId: source_id,
    received: counts[0] ?? 0,
    earlier: counts.slice(1, 1 + known_weeks),
  }));
}

/** Lets go of hours before `before`. @returns how many */
export async function removeOldHours(db: Db, before: Date): Promise<number> {
  const removed = await db.execute(sql`delete from source_hour where hour < ${before}::timestamptz`);
  return removed.rowCount ?? 0;
}
