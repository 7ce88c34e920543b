import type { ReportAnswers } from "@earshot/core/report/written/report-data";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";

const latestMax = 10;

/**
 * Posts that were marked answered within a period and still are, of whatever day they are: a morning report tells what was answered
 * yesterday, though it was asked the day before.
 * @param asked.entities whom the posts are about; empty: anybody
 */
export async function readAnswers(
  db: Db,
  { entities, from, to }: { entities: readonly number[]; from: Date; to: Date },
): Promise<ReportAnswers> {
  const about = sql`${entities.length === 0} or exists (
    select from mention m where m.post_id = t.post_id and m.month = t.month
      and m.entity_id = any(${sql.param([...entities])}::integer[]))`;
  const rows = await readRows<{
    posts: number;
    median_ms: number | null;
    title: string;
    source: string;
    who: string | null;
    at_ms: number;
    took_ms: number;
  }>(
    db,
    sql`
    with marked as (
      select distinct on (e.post_id) e.post_id, e.at, e.person_id from triage_event e
      where e.kind = 'status' and e."to" ->> 'status' = 'answered'
        and e.at >= ${from}::timestamptz and e.at < ${to}::timestamptz
      order by e.post_id, e.at desc
    ), answered as (
      select coalesce(nullif(t.title, ''), t.snippet) as title, s.name as source, p.name as who, marked.at,
        greatest(0, extract(epoch from marked.at - t.published_at) * 1000)::double precision as took_ms, t.post_id
      from marked join triage t on t.post_id = marked.post_id join source s on s.source_id = t.source_id
        left join person p on p.person_id = marked.person_id
      where t.status = 'answered' and (${about})
    ), whole as (
      select count(*)::integer as posts, percentile_cont(0.5) within group (order by took_ms) as median_ms from answered
    )
    select posts, median_ms, title, source, who, (extract(epoch from at) * 1000)::double precision as at_ms, took_ms
    from whole cross join answered order by at desc, post_id desc limit ${latestMax}`,
  );
  return {
    posts: rows[0]?.posts ?? 0,
    medianMs: rows[0]?.median_ms ?? null,
    latest: rows.map(({ title, source, who, at_ms: atMs, took_ms: tookMs }) => ({
      title,
      source,
      who,
      at: new Date(atMs),
      tookMs,
    })),
  };
}
