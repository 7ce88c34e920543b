import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

const batchSize = 2_000;

/**
 * Removes one batch of posts found before `before` that speak of nothing watched and that nobody in triage answers.
 * @returns how many went; fewer than a batch means that none are left
 */
export async function removeUnmatchedPosts(
  db: Db,
  before: Date,
): Promise<{ removed: number; isLast: boolean }> {
  return db.transaction(async (tx) => {
    const found = await readRows<{ post_id: string; month: string }>(
      tx,
      sql`
      select p.post_id, p.month::text from post p
      where p.found_at < ${before}::timestamptz and p.mention_count = 0 and p.matched_at is not null
        and not exists (select from triage t where t.post_id = p.post_id)
        and not exists (
          select from post_key answer join triage t on t.post_id = answer.post_id
          where answer.namespace = p.namespace and answer.parent_external_id = p.external_id)
      order by p.post_id limit ${batchSize}`,
    );
    if (found.length === 0) return { removed: 0, isLast: true };
    const ids = sql`any(${sql.param(found.map((row) => Number(row.post_id)))}::bigint[])`;
    const months = sql`any(${sql.param([...new Set(found.map((row) => row.month))])}::date[])`;
    await tx.execute(sql`delete from post where month = ${months} and post_id = ${ids}`);
    for (const table of ["post_revision", "sighting", "post_key"]) {
      await tx.execute(sql`delete from ${sql.identifier(table)} where post_id = ${ids}`);
    }
    return { removed: found.length, isLast: found.length < batchSize };
  });
}

/** Shortens the log of attempts: those before `before`, and all but the newest `perSource` of each source. */
export async function removeOldChecks(db: Db, before: Date, perSource: number): Promise<number> {
  const removed = await db.execute(sql`
    delete from source_check where source_check_id in (
      select source_check_id from (
        select source_check_id, at, row_number() over (partition by source_id order by at desc) as place
        from source_check) numbered
      where at < ${before}::timestamptz or place > ${perSource})`);
  return removed.rowCount ?? 0;
}
