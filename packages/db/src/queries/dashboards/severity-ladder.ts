import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { readFilterOf } from "../figures/figure-filter.ts";
import { mentionsWithin } from "../figures/mentions-within.ts";
import type { ListAsked } from "./top-stories.ts";

export interface SeverityRung {
  severity: number;
  posts: number;
  /** Posts in as long a time right before. */
  before: number;
  open: number;
  /** Open, and a target of theirs has run out. */
  late: number;
  answered: number;
}

const gravest = 5;

/** Posts of a period by severity, the gravest first, with what became of them. Every rung is there, empty ones too. */
export async function readSeverityLadder(
  db: Db,
  { filter, from, to }: Omit<ListAsked, "limit">,
  now: Date,
): Promise<SeverityRung[]> {
  const read = await readFilterOf(db, filter);
  const earlier = new Date(from.getTime() - (to.getTime() - from.getTime()));
  const rows = await readRows<SeverityRung & Record<string, unknown>>(
    db,
    sql`
    with told as (
      select distinct m.post_id, m.severity from counted_mention m where ${mentionsWithin(read, from, to)}
    ), standing as (
      select told.severity, t.status, t.status in ('new', 'in_progress', 'waiting') as is_open,
        exists (
          select from triage_clock c where c.post_id = told.post_id
            and (c.state = 'missed' or c.state in ('running', 'paused') and c.due_at <= ${now}::timestamptz)) as is_late
      from told join triage t on t.post_id = told.post_id
    ), earlier as (
      select m.severity, count(distinct m.post_id)::integer as posts from counted_mention m
      where ${mentionsWithin(read, earlier, from)} group by m.severity)
    select rung as severity, count(standing.severity)::integer as posts, coalesce(max(earlier.posts), 0) as before,
      (count(*) filter (where is_open))::integer as open, (count(*) filter (where is_open and is_late))::integer as late,
      (count(*) filter (where status = 'answered'))::integer as answered
    from generate_series(1, ${gravest}) as rung
    left join standing on standing.severity = rung left join earlier on earlier.severity = rung
    group by rung order by rung desc`,
  );
  return rows.map(({ severity, posts, before, open, late, answered }) => ({
    severity,
    posts,
    before,
    open,
    late,
    answered,
  }));
}
