import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

/**
 * How many posts a source gave in the 24 whole hours before `now` and in the hour that runs, and in the same 24 hours of earlier weeks,
 * newest week first. Weeks before the first hour that is known of the source are left out. Posts that were let go since still count.
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
    with day as (
      select week, date_trunc('hour', ${now}::timestamptz, 'UTC') - make_interval(weeks => week) as end_at
      from generate_series(0, ${weeks}::integer) as week
    )
    select week, (
      select coalesce(sum(posts), 0)::integer from source_hour
      where source_id = ${sourceId} and hour >= end_at - interval '24 hours'
        and hour < case when week = 0 then ${now}::timestamptz else end_at end) as count
    from day
    where week = 0
      or end_at - interval '24 hours' >= (select min(hour) from source_hour where source_id = ${sourceId})
    order by week`,
  );
  return {
    received: rows[0]?.count ?? 0,
    earlier: rows.slice(1).map((row) => row.count),
  };
}
