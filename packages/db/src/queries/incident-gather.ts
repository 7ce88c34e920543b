import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { noteDeed } from "./incident-event.ts";
import { notifyTriage } from "./notify.ts";

/** Who brings posts into an incident: a person, or null for a story or a rule. */
interface Gathering {
  incidentId: number;
  personId: number | null;
  now: Date;
}

/**
 * Puts posts into an incident and tells it in the history of each. Posts that are not in triage, and those that are in it already, change
 * nothing; one that a person took out comes back only by a person. Evidence of them is due from then on.
 * @returns posts that came in
 */
export async function gatherPosts(
  db: Db,
  by: Gathering,
  postIds: readonly number[],
  storyId: number | null = null,
): Promise<number[]> {
  if (postIds.length === 0) return [];
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`
    insert into incident_post as p (incident_id, post_id, added_at, added_by, story_id, due)
    select ${by.incidentId}, t.post_id, ${by.now}::timestamptz, ${by.personId}::integer, ${storyId}::bigint, 'joined'
    from triage t where t.post_id = any(${sql.param([...postIds])}::bigint[]) order by t.post_id
    on conflict (incident_id, post_id) do update
      set removed_at = null, removed_by = null, added_at = excluded.added_at, added_by = excluded.added_by, due = 'joined'
      where p.removed_at is not null and (${by.personId}::integer is not null or p.removed_by is null)
    returning p.post_id`,
  );
  const joined = rows.map((row) => Number(row.post_id));
  if (joined.length === 0) return [];
  await notePosts(db, by, joined, true);
  await noteDeed(db, {
    ...by,
    kind: "joined",
    facts: { posts: joined.length, ...(storyId === null ? {} : { storyId }) },
  });
  return joined;
}

/** Writes into the history of posts that they came into an incident, or left it. */
export async function notePosts(
  db: Db,
  { incidentId, personId, now }: Gathering,
  postIds: readonly number[],
  isIn: boolean,
): Promise<void> {
  const own = sql`jsonb_build_object('incidentId', i.incident_id, 'incident', i.title)`;
  const none = sql`'{"incidentId": null}'::jsonb`;
  await db.execute(sql`
    insert into triage_event (post_id, at, person_id, kind, "from", "to")
    select id, ${now}::timestamptz, ${personId}::integer, 'incident', ${isIn ? none : own}, ${isIn ? own : none}
    from incident i cross join unnest(${sql.param([...postIds])}::bigint[]) as id
    where i.incident_id = ${incidentId} order by id`);
  await notifyTriage(db, postIds, false);
}

/**
 * Has posts join the incidents that gather their stories. Called whenever posts came into a story; the caller holds the lock of stories. A story that
 * was joined with another one brings that one along.
 */
export async function joinIncidents(db: Db, postIds: readonly number[], now: Date): Promise<void> {
  if (postIds.length === 0) return;
  const rows = await readRows<{ incident_id: number; story_id: string; post_id: string }>(
    db,
    sql`
    with recursive led as (
      select s.incident_id, s.story_id as gathered, s.story_id
      from incident_story s join incident i on i.incident_id = s.incident_id and i.state <> 'closed'
      union
      select led.incident_id, led.gathered, story.merged_into
      from led join story on story.story_id = led.story_id
      where story.post_count = 0 and story.merged_into is not null
    ), touched as (
      select distinct story_id from triage
      where post_id = any(${sql.param([...postIds])}::bigint[]) and story_id is not null
    )
    select led.incident_id, led.gathered as story_id, t.post_id
    from led join touched using (story_id) join triage t using (story_id)
    where not exists (
      select from incident_post p where p.incident_id = led.incident_id and p.post_id = t.post_id)
    order by led.incident_id, t.post_id`,
  );
  const groups = new Map<string, { incidentId: number; storyId: number; postIds: number[] }>();
  for (const row of rows) {
    const key = `${row.incident_id} ${row.story_id}`;
    const group = groups.get(key) ?? {
      incidentId: row.incident_id,
      storyId: Number(row.story_id),
      postIds: [],
    };
    group.postIds.push(Number(row.post_id));
    groups.set(key, group);
  }
  for (const { incidentId, storyId, postIds: joining } of groups.values())
    await gatherPosts(db, { incidentId, personId: null, now }, joining, storyId);
}
