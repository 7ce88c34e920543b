import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { settleTouched } from "./clock-settle.ts";
import { notifyTriage } from "./notify.ts";

/**
 * Brings posts back whose time has come, with a line in their history; at most so many at once. Several processes may do so at the same
 * time: each post comes back once.
 * @returns ids of the posts that came back
 */
export async function wakePosts(db: Db, now: Date, limit: number): Promise<number[]> {
  return db.transaction(async (tx) => {
    const rows = await readRows<{ post_id: string }>(
      tx,
      sql`
      with due as (
        select post_id, snoozed_until, version from triage
        where snoozed_until <= ${now}::timestamptz
        order by post_id limit ${limit} for update skip locked
      ), noted as (
        insert into triage_event (post_id, at, kind, "from", "to", version)
        select post_id, ${now}::timestamptz, 'woken',
          jsonb_build_object('snoozedUntil', to_char(snoozed_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
          jsonb_build_object('snoozedUntil', null), version + 1
        from due
      )
      update triage set snoozed_until = null, version = triage.version + 1, updated_at = ${now}::timestamptz
      from due where triage.post_id = due.post_id
      returning triage.post_id`,
    );
    const postIds = rows.map((row) => Number(row.post_id)).toSorted((a, b) => a - b);
    await settleTouched(tx, postIds);
    await notifyTriage(tx, postIds, true);
    return postIds;
  });
}
