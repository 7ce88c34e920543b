import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { removeTerms } from "./stories-terms.ts";

/**
 * Removes everything that stories know of posts which are gone for good, decisions of people included. What is left of their stories is
 * due to be arranged anew.
 */
export async function forgetStories(db: Db, postIds: readonly number[]): Promise<void> {
  if (postIds.length === 0) return;
  const ids = sql`any(${sql.param([...postIds])}::bigint[])`;
  await db.execute(sql`
    insert into story_due (post_id, at)
    select t.post_id, now() from story_link l
    join triage t on t.post_id = case when l.post_id = ${ids} then l.other_id else l.post_id end
    where l.post_id = ${ids} or l.other_id = ${ids}
    on conflict (post_id) do update set mark = excluded.mark`);
  await db.execute(sql`
    delete from story_band b using story_print p, unnest(p.keys) as kept(key)
    where p.post_id = ${ids} and b.post_id = p.post_id and b.key = kept.key`);
  await removeTerms(db, postIds);
  await db.execute(sql`delete from story_link where post_id = ${ids} or other_id = ${ids}`);
  const decisions = await readRows<{ id: string }>(
    db,
    sql`delete from story_decision_post where post_id = ${ids} returning story_decision_id as id`,
  );
  await db.execute(sql`
    delete from story_decision d where d.story_decision_id = any(${sql.param(decisions.map((row) => Number(row.id)))}::bigint[])
      and not exists (select from story_decision_post p where p.story_decision_id = d.story_decision_id)`);
  for (const table of ["story_print", "story_due"]) {
    await db.execute(sql`delete from ${sql.identifier(table)} where post_id = ${ids}`);
  }
  await db.execute(sql`
    delete from story s where s.lead_id = ${ids} and not exists (select from triage t where t.story_id = s.story_id)`);
}
