import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { isHeld } from "./incident-hold.ts";
import { removePosts } from "./remove-posts.ts";
import { lockStories } from "./stories-lock.ts";

const batchSize = 2_000;

/**
 * Removes one batch of posts that speak of nothing watched, that nobody in triage answers, and that every source which showed them has
 * kept for long enough: for `usualDays`, or for as many days as a person chose for the source. Authors of whom nothing is left go too.
 * @returns how many went; fewer than a batch means that none are left
 */
export async function removeUnmatchedPosts(
  db: Db,
  now: Date,
  usualDays: number,
): Promise<{ removed: number; isLast: boolean }> {
  const cutoff = (days: ReturnType<typeof sql>) =>
    sql`${now}::timestamptz - make_interval(days => coalesce(${days}, ${usualDays}::integer))`;
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const found = await readRows<{ post_id: string; month: string }>(
      tx,
      sql`
      select p.post_id, p.month::text from post p
      left join source s on s.source_id = p.source_id
      where p.found_at < ${cutoff(sql`(select least(min(keep_days), ${usualDays}::integer) from source)`)}
        and p.found_at < ${cutoff(sql`s.keep_days`)}
        and p.mention_count = 0 and p.matched_at is not null
        and not exists (select from triage t where t.post_id = p.post_id)
        and not ${isHeld(sql`p.post_id`)}
        and not exists (
          select from post_key answer join triage t on t.post_id = answer.post_id
          where answer.namespace = p.namespace and answer.parent_external_id = p.external_id)
        and not exists (
          select from sighting also join source o on o.source_id = also.source_id
          where also.post_id = p.post_id and p.found_at >= ${cutoff(sql`o.keep_days`)})
      order by p.post_id limit ${batchSize}`,
    );
    if (found.length === 0) return { removed: 0, isLast: true };
    await removePosts(
      tx,
      found.map((row) => ({ postId: Number(row.post_id), month: row.month })),
    );
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
