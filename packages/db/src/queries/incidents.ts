import type { IncidentState } from "@earshot/core/triage/incident/incident";
import type { Severity } from "@earshot/core/triage/status";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

/** One row of the list of incidents. */
export interface IncidentRow {
  incidentId: number;
  version: number;
  title: string;
  state: IncidentState;
  severity: Severity;
  since: Date;
  openedAt: Date;
  containedAt: Date | null;
  closedAt: Date | null;
  nextUpdateAt: Date | null;
  isHeld: boolean;
  isDemo: boolean;
  posts: number;
  stories: number;
  /** Publication of its newest post; null without posts. */
  lastPostAt: Date | null;
  openTasks: number;
  lateTasks: number;
  openClaims: number;
  evidence: number;
  /** Posts of which evidence is still to be taken. */
  evidenceDue: number;
  /** Names of those who lead it. */
  leads: string[];
}

type Raw = Omit<
  IncidentRow,
  "since" | "openedAt" | "containedAt" | "closedAt" | "nextUpdateAt" | "lastPostAt"
> & { since: string; openedAt: string } & Record<
    "containedAt" | "closedAt" | "nextUpdateAt" | "lastPostAt",
    string | null
  >;

const listMax = 200;

/** Incidents that are not closed, the gravest first; with `all` every one, the newest first. */
export async function listIncidents(
  db: Db,
  asked: { scope: "open" | "all"; now: Date; limit?: number },
): Promise<IncidentRow[]> {
  return asked.scope === "open"
    ? incidentRows(
        db,
        sql`i.state <> 'closed'`,
        sql`i.severity desc, i.since desc, i.incident_id desc`,
        asked,
      )
    : incidentRows(db, sql`true`, sql`i.opened_at desc, i.incident_id desc`, asked);
}

/** Null when there is no such incident. */
export async function getIncidentRow(db: Db, incidentId: number, now: Date): Promise<IncidentRow | null> {
  const [row] = await incidentRows(db, sql`i.incident_id = ${incidentId}`, sql`1`, { now });
  return row ?? null;
}

async function incidentRows(
  db: Db,
  condition: SQL,
  order: SQL,
  { now, limit = listMax }: { now: Date; limit?: number },
): Promise<IncidentRow[]> {
  const rows = await readRows<Raw>(
    db,
    sql`
    select i.incident_id as "incidentId", i.version, i.title, i.state, i.severity, i.since, i.opened_at as "openedAt",
      i.contained_at as "containedAt", i.closed_at as "closedAt", i.next_update_at as "nextUpdateAt",
      i.released_at is null as "isHeld", i.is_demo as "isDemo",
      p.posts, p.due as "evidenceDue", p.last_at as "lastPostAt", i.evidence_count as evidence,
      (select count(*)::integer from incident_story s where s.incident_id = i.incident_id) as stories,
      k.open as "openTasks", k.late as "lateTasks",
      (select count(*)::integer from incident_claim c where c.incident_id = i.incident_id and c.status = 'unchecked')
        as "openClaims",
      array(select n.name from incident_role r join person n using (person_id)
        where r.incident_id = i.incident_id and r.role = 'lead' order by n.name) as leads
    from incident i
    cross join lateral (
      select count(*)::integer as posts, max(t.published_at) as last_at,
        (count(*) filter (where g.due is not null))::integer as due
      from incident_post g left join triage t using (post_id)
      where g.incident_id = i.incident_id and g.removed_at is null) p
    cross join lateral (
      select count(*)::integer as open, (count(*) filter (where t.due_at < ${now}::timestamptz))::integer as late
      from incident_task t where t.incident_id = i.incident_id and t.done_at is null) k
    where ${condition} order by ${order} limit ${limit}`,
  );
  return rows.map((row) => ({
    ...row,
    since: new Date(row.since),
    openedAt: new Date(row.openedAt),
    containedAt: dateOf(row.containedAt),
    closedAt: dateOf(row.closedAt),
    nextUpdateAt: dateOf(row.nextUpdateAt),
    lastPostAt: dateOf(row.lastPostAt),
  }));
}

export function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** The incident that a row of the list shows. */
export interface IncidentMark {
  incidentId: number;
  title: string;
  state: IncidentState;
  severity: Severity;
  /** Other incidents that the post is in too. */
  others: number;
}

/** In which incident posts are, by post: of several the one that is not closed, the newest of those. */
export async function incidentMarks(db: Db, postIds: readonly number[]): Promise<Map<number, IncidentMark>> {
  if (postIds.length === 0) return new Map();
  const rows = await readRows<Omit<IncidentMark, "incidentId"> & { post_id: string; incident_id: number }>(
    db,
    sql`
    select distinct on (p.post_id) p.post_id, i.incident_id, i.title, i.state, i.severity,
      (count(*) over (partition by p.post_id))::integer - 1 as others
    from incident_post p join incident i using (incident_id)
    where p.post_id = any(${sql.param([...postIds])}::bigint[]) and p.removed_at is null
    order by p.post_id, i.state = 'closed', i.incident_id desc`,
  );
  return new Map(
    rows.map(({ post_id, incident_id, ...mark }) => [Number(post_id), { incidentId: incident_id, ...mark }]),
  );
}
