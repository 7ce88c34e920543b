import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

/** What a source brought lately. */
export interface SourceVolume {
  sourceId: number;
  posts: number;
  /** Of them with a mention of something watched. */
  matches: number;
}

/**
 * Counts what each source brought since an instant. Both counts are read from indexes alone: posts by when they were found,
 * matches by when they were published, which is never later.
 */
export async function sourceVolumes(db: Db, since: Date): Promise<SourceVolume[]> {
  const rows = await readRows<{ source_id: number; posts: string; matches: string }>(
    db,
    sql`
    with matched as (
      select source_id, count(*) as matches from triage_place
      where published_at > ${since}::timestamptz group by source_id
    )
    select s.source_id, found.posts, coalesce(m.matches, 0) as matches
    from source s
    cross join lateral (
      select count(*) as posts from post p
      where p.source_id = s.source_id and p.found_at > ${since}::timestamptz
        and p.month >= (date_trunc('month', ${since}::timestamptz) - interval '1 month')::date
    ) found
    left join matched m using (source_id)
    where s.retired_at is null`,
  );
  return rows.map((row) => ({
    sourceId: row.source_id,
    posts: Number(row.posts),
    matches: Number(row.matches),
  }));
}
