import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { isInMonths } from "./post-location.ts";
import type { PostLocation } from "./post-location.ts";

type Read = PostLocation & { direction: string; severity: number; model: string };

/** A second analysis is history only where it changes a label that is the machine's to change. */
export async function noteReanalysis(db: Db, analyses: readonly Read[], now: Date): Promise<void> {
  const labels = JSON.stringify(
    analyses.map(({ postId, direction, severity, model }) => ({
      post_id: postId,
      direction,
      severity,
      model,
    })),
  );
  await db.execute(sql`
    insert into triage_event (post_id, at, kind, "from", "to")
    select t.post_id, ${now}::timestamptz, 'analysed',
      jsonb_build_object('direction', t.direction, 'severity', t.severity, 'model', t.model),
      jsonb_build_object(
        'direction', case when t.direction_by = 'person' then t.direction else g.direction end,
        'severity', case when t.severity_by <> 'machine' then t.severity else g.severity end,
        'model', g.model)
    from json_to_recordset(${labels}::json) as g(post_id bigint, direction text, severity integer, model text)
    join triage t using (post_id)
    where (t.direction_by = 'machine' and t.direction <> g.direction)
      or (t.severity_by = 'machine' and t.severity <> g.severity)
    order by t.post_id`);
}

/** Of posts already in triage: that they speak of others now than before. Asked before the row takes the new ones over. */
export async function noteRematch(db: Db, places: readonly PostLocation[], now: Date): Promise<void> {
  await db.execute(sql`
    insert into triage_event (post_id, at, kind, "from", "to")
    select t.post_id, ${now}::timestamptz, 'matched',
      jsonb_build_object('entities', (
        select coalesce(jsonb_agg(e.name order by e.entity_id), '[]') from entity e where e.entity_id = any(t.entity_ids))),
      jsonb_build_object('entities', found.names, 'found', found.words)
    from triage t
    cross join lateral (${foundIn(places)}) found
    where t.post_id = any(${sql.param(places.map(({ postId }) => postId))}::bigint[]) and t.entity_ids <> found.ids
    order by t.post_id`);
}

/** Of posts new in triage: in which sources they were seen, by which words they were found, and how they were labelled. */
export async function noteArrivals(
  db: Db,
  places: readonly PostLocation[],
  arrived: readonly number[],
  now: Date,
): Promise<void> {
  if (arrived.length === 0) return;
  await db.execute(sql`
    insert into triage_event (post_id, at, kind, "to")
    select t.post_id, ${now}::timestamptz, 'arrived', jsonb_build_object(
      'status', t.status, 'direction', t.direction, 'severity', t.severity, 'model', t.model,
      'sources', (
        select coalesce(jsonb_agg(s.name order by g.seen_at, g.source_id), '[]')
        from sighting g join source s using (source_id) where g.post_id = t.post_id),
      'found', found.words)
    from triage t
    cross join lateral (${foundIn(places)}) found
    where t.post_id = any(${sql.param([...arrived])}::bigint[]) order by t.post_id`);
}

/** Of posts in triage that a source gave for the first time: that it has them too. */
export async function noteSightings(
  db: Db,
  seen: readonly { postId: number; sourceId: number }[],
  now: Date,
): Promise<void> {
  if (seen.length === 0) return;
  await db.execute(sql`
    insert into triage_event (post_id, at, kind, "to")
    select t.post_id, ${now}::timestamptz, 'seen', jsonb_build_object('sources', jsonb_build_array(s.name))
    from unnest(${sql.param(seen.map(({ postId }) => postId))}::bigint[], ${sql.param(seen.map(({ sourceId }) => sourceId))}::integer[])
      as g(post_id, source_id)
    join triage t on t.post_id = g.post_id join source s on s.source_id = g.source_id
    order by t.post_id, s.source_id`);
}

/** Of the post `t`: whom it speaks of, and the words by which each was found; secret ones are left out, since everybody reads the history. */
function foundIn(places: readonly PostLocation[]) {
  return sql`
    select
      coalesce(array_agg(m.entity_id order by m.entity_id), '{}') as ids,
      coalesce(jsonb_agg(e.name order by m.entity_id), '[]') as names,
      coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'words', (
        select coalesce(jsonb_agg(distinct hit ->> 'found'), '[]') from jsonb_array_elements(m.hits) hit
        where hit -> 'isSecret' is null
      )) order by m.entity_id), '[]') as words
    from mention m join entity e using (entity_id)
    where m.post_id = t.post_id and m.month = t.month and ${isInMonths(sql`m.month`, places)}`;
}
