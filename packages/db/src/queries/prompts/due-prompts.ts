import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { storable } from "../../storable.ts";

/** A post whose prompt is to be made. */
export interface DuePrompt {
  postId: number;
  /** Null: nobody asked, it is older than what holds now. */
  mark: number | null;
}

/** Minutes that a post stands back whose prompt could not be made: four times as long after each try, an hour at most. */
const standBack = sql`make_interval(mins => least(60, power(4, least(d.tries, 4))::integer))`;

/** Posts that are due at that instant, the gravest first, then the newest. */
export async function duePrompts(db: Db, limit: number, now: Date): Promise<DuePrompt[]> {
  const rows = await readRows<{ post_id: string; mark: string }>(
    db,
    sql`
    select d.post_id, d.mark from prompt_due d left join triage_place p using (post_id)
    where d.failed_at is null or d.failed_at + ${standBack} <= ${now}::timestamptz
    order by p.is_open desc nulls last, p.severity desc nulls last, d.post_id desc limit ${limit}`,
  );
  return rows.map((row) => ({ postId: Number(row.post_id), mark: Number(row.mark) }));
}

/**
 * Open posts whose prompt rests on another playbook or other fact cards than those that hold, or was looked at last before `since`, the gravest
 * first.
 */
export async function stalePrompts(
  db: Db,
  held: { playbookId: number; factsHash: string; since: Date },
  limit: number,
): Promise<DuePrompt[]> {
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`
    select r.post_id from prompt r join triage_place p using (post_id)
    where r.superseded_at is null and p.is_open
      and ((r.playbook_id, r.facts_hash) is distinct from (${held.playbookId}::integer, ${held.factsHash}::text)
        or r.checked_at < ${held.since}::timestamptz)
      and not exists (select from prompt_due d where d.post_id = r.post_id)
    order by p.severity desc, r.post_id desc limit ${limit}`,
  );
  return rows.map((row) => ({ postId: Number(row.post_id), mark: null }));
}

/** Has a post's prompt made by the next run. */
export async function askForPrompt(db: Db, postId: number): Promise<void> {
  await db.execute(sql`
    insert into prompt_due (post_id) values (${postId})
    on conflict (post_id) do update set mark = nextval('prompt_due_mark')`);
}

/** Takes posts off the list, but for those that came due again meanwhile. */
export async function settlePrompts(db: Db, due: readonly DuePrompt[]): Promise<void> {
  const marked = due.filter(({ mark }) => mark !== null);
  if (marked.length === 0) return;
  const given = JSON.stringify(marked.map(({ postId, mark }) => ({ post_id: postId, mark })));
  await db.execute(sql`
    delete from prompt_due d using json_to_recordset(${given}::json) as g(post_id bigint, mark bigint)
    where d.post_id = g.post_id and d.mark = g.mark`);
}

/** Keeps why prompts could not be made; those posts stay due and stand back for a while. */
export async function noteFailedPrompts(
  db: Db,
  failed: readonly { postId: number; failure: string }[],
  now: Date,
): Promise<void> {
  if (failed.length === 0) return;
  const given = storable(JSON.stringify(failed.map(({ postId, failure }) => ({ post_id: postId, failure }))));
  await db.execute(sql`
    insert into prompt_due as d (post_id, tries, failed_at, failure)
    select g.post_id, 1, ${now}::timestamptz, g.failure
    from json_to_recordset(${given}::json) as g(post_id bigint, failure text)
    on conflict (post_id) do update set tries = least(d.tries + 1, 100), failed_at = excluded.failed_at, failure = excluded.failure`);
}

/** Forgets what went wrong before with posts whose prompt was made now. */
export async function forgetFailures(db: Db, postIds: readonly number[]): Promise<void> {
  if (postIds.length === 0) return;
  await db.execute(sql`
    update prompt_due set tries = 0, failed_at = null, failure = null
    where post_id = any(${sql.param([...postIds])}::bigint[]) and failed_at is not null`);
}

/** When the prompt of a post could not be made, and how often that was tried; null when nothing went wrong. */
export async function readFailedPrompt(db: Db, postId: number): Promise<{ at: Date; tries: number } | null> {
  const [row] = await readRows<{ failed_ms: number; tries: number }>(
    db,
    sql`
    select extract(epoch from failed_at)::float8 * 1000 as failed_ms, tries from prompt_due
    where post_id = ${postId} and failed_at is not null`,
  );
  return row ? { at: new Date(row.failed_ms), tries: row.tries } : null;
}
