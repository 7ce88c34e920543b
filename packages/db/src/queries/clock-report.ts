import type { ClockKind } from "@earshot/core/triage/clock/clock";
import { shareOf, type Share } from "@earshot/core/report/metrics/wilson";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { clocksOfPosts, type ShownClock } from "./clock-row.ts";

export interface ReportPeriod {
  since: Date;
  until: Date;
  now: Date;
}

type Group = "team" | "person" | "direction" | "severity";

export interface ClockReportLine {
  kind: ClockKind;
  by: Group;
  key: string;
  name: string | null;
  met: Share;
  medianMs: number | null;
}

/** The instant at which it became certain whether a target is met, as `triage_clock_decided` keeps it. */
const decidedAt = sql`(case when c.state = 'met' then c.stopped_at else c.due_at end)`;

/** Clocks that were decided within the period, with whom and what they count for. See `clockShare` for what that means. */
function decided({ since, until, now }: ReportPeriod): SQL {
  return sql`
    select c.post_id, c.kind, c.round, c.state = 'met' as is_met, ${decidedAt} as decided_at, t.direction,
      c.severity::text as severity, coalesce(coalesce(c.stopped_by, t.assignee_id)::text, 'nobody') as person,
      case when c.stopped_at is not null then c.elapsed_ms end as used_ms
    from triage_clock c join triage t using (post_id)
    where c.state <> 'void' and ${decidedAt} >= ${since}::timestamptz
      and ${decidedAt} < ${until}::timestamptz and ${decidedAt} <= ${now}::timestamptz
      and (c.state in ('met', 'missed') or c.due_at <= ${now}::timestamptz)`;
}

/** Shares met of a period: by kind for the team, each person, direction and severity. */
export async function reportClocks(db: Db, period: ReportPeriod): Promise<ClockReportLine[]> {
  const rows = await readRows<{
    kind: ClockKind;
    by: Group;
    key: string;
    name: string | null;
    met: number;
    n: number;
    median_ms: number | null;
  }>(
    db,
    sql`
    with decided as (${decided(period)}), grouped as (
      select kind, person, direction, severity,
        case grouping(person, direction, severity)
          when 7 then 'team' when 3 then 'person' when 5 then 'direction' else 'severity' end as by,
        (count(*) filter (where is_met))::integer as met, count(*)::integer as n,
        percentile_cont(0.5) within group (order by used_ms) as median_ms
      from decided
      group by grouping sets ((kind), (kind, person), (kind, direction), (kind, severity))
    )
    select kind, by, coalesce(grouped.person, direction, severity, 'team') as key, p.name, met, n, median_ms
    from grouped left join person p on by = 'person' and p.person_id::text = grouped.person
    order by kind, by, n desc, key`,
  );
  return rows.map(({ met, n, median_ms: medianMs, ...row }) => ({ ...row, met: shareOf(met, n), medianMs }));
}

export interface AskedClockPosts extends ReportPeriod {
  kind: ClockKind;
  by: Group;
  key: string;
  outcome: "met" | "missed";
  after: ClockPlace | null;
  limit: number;
}

/** Where a page of posts ended. */
export interface ClockPlace {
  decidedAt: Date;
  postId: number;
  round: number;
}

export interface ClockPost {
  postId: number;
  title: string | null;
  snippet: string;
  source: string;
  severity: number;
  publishedAt: Date;
  clock: ShownClock;
}

/** The posts behind a share, the latest decision first. */
export async function reportClockPosts(
  db: Db,
  asked: AskedClockPosts,
): Promise<{ posts: ClockPost[]; next: ClockPlace | null }> {
  const rows = await readRows<{
    post_id: string;
    round: number;
    decided_ms: number;
    published_ms: number;
    title: string | null;
    snippet: string;
    source: string;
    severity: number;
  }>(
    db,
    sql`
    select d.post_id, d.round, extract(epoch from d.decided_at)::double precision * 1000 as decided_ms,
      extract(epoch from t.published_at)::double precision * 1000 as published_ms, t.title, t.snippet, s.name as source, t.severity
    from (${decided(asked)}) d join triage t using (post_id) join source s using (source_id)
    where d.kind = ${asked.kind} and d.is_met = ${asked.outcome === "met"} and ${ofGroup(asked)} and ${isAfter(asked.after)}
    order by d.decided_at desc, d.post_id desc, d.round desc limit ${asked.limit + 1}`,
  );
  const shown = rows.slice(0, asked.limit);
  const clocks = await clocksOfPosts(
    db,
    shown.map((row) => Number(row.post_id)),
  );
  const posts = shown.flatMap((row): ClockPost[] => {
    const postId = Number(row.post_id);
    const clock = clocks.get(postId)?.find(({ kind, round }) => kind === asked.kind && round === row.round);
    if (!clock) return [];
    const { title, snippet, source, severity } = row;
    return [{ postId, title, snippet, source, severity, publishedAt: new Date(row.published_ms), clock }];
  });
  const last = shown.at(-1);
  const next =
    rows.length > shown.length && last
      ? { decidedAt: new Date(last.decided_ms), postId: Number(last.post_id), round: last.round }
      : null;
  return { posts, next };
}

function ofGroup({ by, key }: AskedClockPosts): SQL {
  switch (by) {
    case "team":
      return sql`true`;
    case "person":
      return sql`d.person = ${key}`;
    case "direction":
      return sql`d.direction = ${key}`;
    case "severity":
      return sql`d.severity = ${key}`;
  }
}

function isAfter(after: ClockPlace | null): SQL {
  if (after === null) return sql`true`;
  return sql`(d.decided_at, d.post_id, d.round)
    < (${after.decidedAt}::timestamptz, ${after.postId}::bigint, ${after.round}::smallint)`;
}
