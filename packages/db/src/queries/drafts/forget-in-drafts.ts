import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";

/** Takes the words of posts that go out of what drafts are called after, and out of the lines of the audit log that name them so. Texts are the team's own. */
export async function forgetInDrafts(db: Db, postIds: readonly number[]): Promise<void> {
  const ids = sql`any(${sql.param([...postIds])}::bigint[])`;
  await db.execute(sql`
    with named as (update draft set title = '' where post_id = ${ids} and title <> '' returning draft_id)
    update audit_event set target_name = ''
    where target_kind = 'draft' and target_id in (select draft_id::text from named)`);
}
