import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { removeTerms, takeOldPrints } from "./stories-terms.ts";

/**
 * Takes one batch of posts published and read before `before` out of the table where posts meet, since nothing can repeat them any more; those in no
 * story lose their fingerprint too.
 * @returns how many; fewer than a batch means that none are left
 */
export async function removeOldPrints(db: Db, before: Date): Promise<{ removed: number; isLast: boolean }> {
  return db.transaction(async (tx) => {
    const old = await takeOldPrints(tx, before, sql`keys`);
    if (old.ids.length === 0) return { removed: 0, isLast: old.isLast };
    const ids = sql`any(${sql.param(old.ids)}::bigint[])`;
    await tx.execute(sql`
      delete from story_band b using story_print p, unnest(p.keys) as kept(key)
      where p.post_id = ${ids} and b.post_id = p.post_id and b.key = kept.key`);
    await removeTerms(tx, old.ids);
    await tx.execute(sql`
      delete from story_print p where p.post_id = ${ids}
        and not exists (select from triage t where t.post_id = p.post_id and t.story_id is not null)`);
    await tx.execute(sql`update story_print set keys = '{}' where post_id = ${ids}`);
    return { removed: old.ids.length, isLast: old.isLast };
  });
}

/** Removes stories whose posts have all left triage; nothing can lead to them any more. */
export async function removeEmptyStories(db: Db): Promise<number> {
  const removed = await db.execute(sql`
    delete from story s where s.merged_into is null
      and not exists (select from triage t where t.story_id = s.story_id)`);
  return removed.rowCount ?? 0;
}
