import type { PromptBody } from "@earshot/core/respond/prompt";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { notifyTriage } from "../notify.ts";
import { storable } from "../../storable.ts";

export interface MadePrompt {
  postId: number;
  body: PromptBody;
}

export interface SavedPrompts {
  /** Posts whose prompt is new or says something else now. */
  made: number[];
  /** Prompts that came out the same. */
  same: number;
}

/** Saves prompts in the caller's transaction: one that says something else takes the place of the older one, which stays readable. */
export async function savePrompts(
  db: Db,
  given: { made: readonly MadePrompt[]; playbookId: number; factsHash: string; now: Date },
): Promise<SavedPrompts> {
  const { playbookId, factsHash, now } = given;
  if (given.made.length === 0) return { made: [], same: 0 };
  const rows = given.made.map(({ postId, body }) => ({
    post_id: postId,
    body,
    rule_id: body.rules[0] ?? "",
  }));
  const list = sql`json_to_recordset(${storable(JSON.stringify(rows))}::json) as g(post_id bigint, body jsonb, rule_id text)`;
  // Posts are held in their order, so that two who make the same prompts wait for each other.
  await db.execute(
    sql`select from triage t join ${list} using (post_id) order by t.post_id for key share of t`,
  );
  await db.execute(sql`
    select from prompt r join ${list} using (post_id) where r.superseded_at is null order by r.post_id for update of r`);
  const same = await readRows<{ post_id: string }>(
    db,
    sql`
    update prompt r set playbook_id = ${playbookId}, facts_hash = ${factsHash}, checked_at = ${now}::timestamptz
    from ${list} where r.post_id = g.post_id and r.superseded_at is null and r.body = g.body returning r.post_id`,
  );
  const known = sql.param(same.map((row) => Number(row.post_id)));
  await db.execute(sql`
    update prompt r set superseded_at = ${now}::timestamptz from ${list}
    where r.post_id = g.post_id and r.superseded_at is null and r.post_id <> all(${known}::bigint[])`);
  // A post that went out of triage meanwhile gets none; one that somebody else made just now has it already.
  const made = await readRows<{ post_id: string }>(
    db,
    sql`
    insert into prompt (post_id, made_at, checked_at, playbook_id, facts_hash, rule_id, body)
    select g.post_id, ${now}::timestamptz, ${now}::timestamptz, ${playbookId}, ${factsHash}, g.rule_id, g.body
    from ${list} join triage t using (post_id) where g.post_id <> all(${known}::bigint[]) order by g.post_id
    on conflict (post_id) where superseded_at is null do nothing
    returning post_id`,
  );
  const postIds = made.map((row) => Number(row.post_id));
  await notifyTriage(db, postIds, false);
  return { made: postIds, same: same.length };
}
