import type { IncidentEventKind } from "@earshot/core/triage/incident/incident";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import type { TriageEventKind } from "../schema/triage-event.ts";

interface Told {
  /** Unique within the timeline; also the place to go on from. */
  key: string;
  at: Date;
  /** Name of the person; null for the machine. */
  by: string | null;
  note: string | null;
}

/** What happened: in the incident itself, to one of its posts, or a post of it was published. */
export type TimelineEntry = Told &
  (
    | { source: "incident"; kind: IncidentEventKind; facts: Record<string, unknown>; notedAt: Date }
    | {
        source: "post";
        kind: TriageEventKind;
        postId: number;
        title: string;
        from: Record<string, unknown>;
        to: Record<string, unknown>;
      }
    | { source: "published"; postId: number; title: string; where: string; author: string | null }
  );

/** What is told of single posts: what people did and what became of them; how the machine read them is in their own history. */
const toldKinds = [
  "status",
  "assign",
  "correct",
  "undo",
  "redo",
  "edited",
  "deleted",
  "note",
  "irrelevant",
  "escalate",
] as const;

interface Raw {
  at_ms: number;
  noted_ms: number | null;
  source: TimelineEntry["source"];
  id: string;
  kind: string;
  by: string | null;
  facts: Record<string, unknown>;
  note: string | null;
  post_id: string | null;
  title: string | null;
  from: Record<string, unknown> | null;
  to: Record<string, unknown> | null;
}

/**
 * The timeline of an incident, newest first: derived, but for the lines that people wrote by hand. Reprints are published without a line.
 * @param before key of an entry: only what is older
 */
export async function incidentTimeline(
  db: Db,
  incidentId: number,
  page: { before?: string | undefined; limit: number },
): Promise<{ entries: TimelineEntry[]; hasMore: boolean }> {
  const rows = await readRows<Raw>(
    db,
    sql`
    with members as materialized (
      select post_id from incident_post where incident_id = ${incidentId} and removed_at is null
    )
    select (extract(epoch from at) * 1000)::double precision as at_ms,
      (extract(epoch from noted_at) * 1000)::double precision as noted_ms,
      source, id, kind, p.name as by, facts, note, post_id, title, "from", "to"
    from (
      select e.at, e.noted_at, 'incident' as source, e.incident_event_id as id, e.kind, e.person_id, e.facts, e.note,
        null::bigint as post_id, null as title, null::jsonb as "from", null::jsonb as "to"
      from incident_event e where e.incident_id = ${incidentId}
      union all
      select e.at, null, 'post', e.triage_event_id, e.kind, e.person_id, '{}', e.note,
        e.post_id, coalesce(nullif(t.title, ''), t.snippet), e."from", e."to"
      from members join triage_event e using (post_id) join triage t using (post_id)
      where e.kind = any(${sql.param([...toldKinds])}::text[])
      union all
      select t.published_at, null, 'published', t.post_id, 'published', null,
        jsonb_build_object('where', s.name, 'author', coalesce(a.name, a.handle)), null,
        t.post_id, coalesce(nullif(t.title, ''), t.snippet), null, null
      from members join triage t using (post_id) join source s on s.source_id = t.source_id
      left join author a on a.author_id = t.author_id
      where not t.is_reprint
    ) told left join person p on p.person_id = told.person_id
    where ${olderThan(page.before)}
    order by told.at desc, source desc, id desc limit ${page.limit + 1}`,
  );
  return { entries: rows.slice(0, page.limit).map(entryOf), hasMore: rows.length > page.limit };
}

function keyOf({ at_ms, source, id }: Raw): string {
  return `${at_ms}.${source}.${id}`;
}

/** What cannot be read as a key is no place to go on from: the timeline begins anew. */
function olderThan(key: string | undefined): SQL {
  const read = /^(\d+(?:\.\d+)?)\.(incident|post|published)\.(\d{1,18})$/u.exec(key ?? "");
  if (read === null) return sql`true`;
  const [, ms = "0", source = "", id = "0"] = read;
  return sql`((extract(epoch from told.at) * 1000)::double precision, told.source, told.id)
    < (${ms}::double precision, ${source}::text, ${id}::bigint)`;
}

function entryOf(row: Raw): TimelineEntry {
  const told = { key: keyOf(row), at: new Date(row.at_ms), by: row.by, note: row.note };
  const post = { postId: Number(row.post_id), title: row.title ?? "" };
  switch (row.source) {
    case "incident":
      return {
        ...told,
        source: "incident",
        kind: row.kind as IncidentEventKind,
        facts: row.facts,
        notedAt: new Date(row.noted_ms ?? row.at_ms),
      };
    case "post":
      return {
        ...told,
        ...post,
        source: "post",
        kind: row.kind as TriageEventKind,
        from: row.from ?? {},
        to: row.to ?? {},
      };
    case "published": {
      const { where, author } = row.facts as { where: string; author: string | null };
      return { ...told, ...post, source: "published", where, author };
    }
  }
}
