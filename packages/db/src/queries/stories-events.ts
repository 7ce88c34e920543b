import type { Authorized } from "@earshot/core/triage/authorized";
import { sql } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";
import type { StoryDecisionKind } from "../schema/story-decision.ts";
import type { FormerStories } from "./stories-arrange.ts";
import type { PostPlace } from "./stories-posts.ts";
import { storable } from "../storable.ts";

/** Notes a decision about a story in the history of each of its posts. */
export async function noteStoryEvents(
  db: Db,
  actor: Authorized<"triage">,
  given: {
    decisionId: number;
    kind: StoryDecisionKind;
    name: string | null;
    before: readonly PostPlace[];
    after: readonly PostPlace[];
    now: Date;
  },
): Promise<void> {
  const { decisionId, kind, name, now } = given;
  const after = new Map(given.after.map((each) => [each.postId, each]));
  const rows = given.before.map((was) => {
    const is = after.get(was.postId) ?? was;
    return {
      post_id: was.postId,
      from: { storyId: was.storyId, isReprint: was.isReprint },
      to: {
        storyId: is.storyId,
        isReprint: is.isReprint,
        decisionId,
        decision: kind,
        ...(kind === "rename" ? { name: storable(name) } : {}),
      },
    };
  });
  await db.execute(sql`
    insert into triage_event (post_id, at, person_id, kind, "from", "to")
    select g.post_id, ${now}::timestamptz, ${actor.personId}, 'story', g."from", g."to"
    from json_to_recordset(${JSON.stringify(rows)}::json) as g(post_id bigint, "from" jsonb, "to" jsonb)
    join triage t on t.post_id = g.post_id order by g.post_id`);
}

/** Where the posts of a decision were before it, by their histories. */
export async function storiesBefore(db: Db, decisionId: number): Promise<FormerStories> {
  const rows = await readRows<{ post_id: string; story_id: string }>(
    db,
    sql`
    select e.post_id, e."from" ->> 'storyId' as story_id
    from story_decision_post p join triage_event e using (post_id)
    where p.story_decision_id = ${decisionId} and e.kind = 'story'
      and (e."to" ->> 'decisionId')::bigint = ${decisionId} and e."from" ->> 'storyId' is not null`,
  );
  return new Map(rows.map((row) => [Number(row.post_id), Number(row.story_id)]));
}

/** Notes in the history of each post that a decision was taken back. */
export async function noteUndo(
  db: Db,
  actor: Authorized<"triage">,
  given: { decisionId: number; postIds: readonly number[]; now: Date },
): Promise<void> {
  await db.execute(sql`
    insert into triage_event (post_id, at, person_id, kind, "from", "to", undoes)
    select e.post_id, ${given.now}::timestamptz, ${actor.personId}, 'undo', e."to",
      jsonb_build_object('storyId', t.story_id, 'isReprint', t.is_reprint), e.triage_event_id
    from triage_event e join triage t on t.post_id = e.post_id
    where e.post_id = any(${sql.param([...given.postIds])}::bigint[]) and e.kind = 'story'
      and (e."to" ->> 'decisionId')::bigint = ${given.decisionId}
    order by e.post_id
    on conflict (undoes) do nothing`);
}
