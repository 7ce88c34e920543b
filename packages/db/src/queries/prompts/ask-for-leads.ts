import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";

/** Has the first posts of stories prompted for that hold a grave post, where that was never done: what is suggested for a story rests on its lead. */
export async function askForLeads(db: Db, storyIds: readonly number[]): Promise<void> {
  if (storyIds.length === 0) return;
  await db.execute(sql`
    insert into prompt_due (post_id)
    select s.lead_id from story s join triage l on l.post_id = s.lead_id
    where s.story_id = any(${sql.param([...storyIds])}::bigint[])
      and exists (select from triage t where t.story_id = s.story_id and t.severity >= 3)
      and not exists (select from prompt p where p.post_id = s.lead_id and p.superseded_at is null)
    on conflict (post_id) do nothing`);
}

/** The same for the stories of these posts. */
export async function askForLeadsOf(db: Db, postIds: readonly number[]): Promise<void> {
  if (postIds.length === 0) return;
  await db.execute(sql`
    insert into prompt_due (post_id)
    select distinct s.lead_id from triage t join story s on s.story_id = t.story_id join triage l on l.post_id = s.lead_id
    where t.post_id = any(${sql.param([...postIds])}::bigint[]) and t.severity >= 3
      and not exists (select from prompt p where p.post_id = s.lead_id and p.superseded_at is null)
    on conflict (post_id) do nothing`);
}
