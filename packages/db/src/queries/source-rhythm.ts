import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

/**
 * How many posts a source gave in the 24 hours before `now`, and in the same hours of earlier weeks, newest week first.
 * Weeks before the first post of the source that we have are left out.
 */
export async function postsOfDay(
  db: Db,
  sourceId: number,
  now: Date,
  weeks: number,
): Promise<{ received: number; earlier: number[] }> {
  const rows = await readRows<{ week: number; count: number }>(
    db,
    sql`
    with seen as (
      select p.published_at
      from sighting s
      join post_key k on k.post_id = s.post_id
        and k.month >= date_trunc('month', ${now}::timestamptz - make_interval(weeks => ${weeks + 1}::integer))::date
      join post p on p.post_id = k.post_id and p.month = k.month
      where s.source_id = ${sourceId}
        and p.month >= date_trunc('month', ${now}::timestamptz - make_interval(weeks => ${weeks + 1}::integer))::date
        and p.published_at > ${now}::timestamptz - make_interval(weeks => ${weeks + 1}::integer)
    )
    select week, (
      select count(*)::integer from seen
      where published_at > ${now}::timestamptz - make_interval(weeks => week, days => 1)
        and published_at <= ${now}::timestamptz - make_interval(weeks => week)) as count
    from generate_series(0, ${weeks}::integer) as week
    where week = 0 or ${now}::timestamptz - make_interval(weeks => week, days => 1) >= (select min(published_at) from seen)
    order by week`,
  );
  return {
    received: rows[0]?.count ?? 0,
    earlier: rows.slice(1).map((row) => row.count),
  };
}
