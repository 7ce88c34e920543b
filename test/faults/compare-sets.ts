import type { Pool } from "pg";

/** What became of the published posts. Every list is empty when nothing was lost and nothing doubled. */
export interface Comparison {
  /** Published, and not a row of triage (yet). */
  lost: number[];
  /** More than one post, row, mention of the company or arrival for one published post. */
  doubled: string[];
  /** Stored, but never published. */
  unknown: number[];
}

interface Counted {
  number: number;
  posts: number;
  rows: number;
  mentions: number;
  arrivals: number;
}

/** Compares posts 1 to `published` with what the database holds of them, in every table that a post leaves a trace in. */
export async function compareSets(pool: Pool, published: number): Promise<Comparison> {
  const { rows } = await pool.query<Counted>(`
    with seen as (
      select post_id, substring(text from 'запись № (\\d+)')::integer as number from post where text ~ 'запись № \\d+')
    select number, count(*)::integer as posts,
      sum((select count(*) from triage where triage.post_id = seen.post_id))::integer as rows,
      sum((select count(*) from mention where mention.post_id = seen.post_id))::integer as mentions,
      sum((select count(*) from triage_event event
        where event.post_id = seen.post_id and event.kind = 'arrived'))::integer as arrivals
    from seen group by number`);
  const counted = new Map(rows.map((row) => [row.number, row]));
  const numbers = Array.from({ length: published }, (_, index) => index + 1);
  return {
    lost: numbers.filter((number) => (counted.get(number)?.rows ?? 0) === 0),
    doubled: rows.flatMap(({ number, ...counts }) =>
      Object.entries(counts)
        .filter(([, count]) => count > 1)
        .map(([what, count]) => `post ${number}: ${count} ${what}`),
    ),
    unknown: rows.map(({ number }) => number).filter((number) => number < 1 || number > published),
  };
}
