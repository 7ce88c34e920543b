import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";

/** A post whose prompt is to be made. */
export interface DuePrompt {
  postId: number;
  /** Null: nobody asked, it is older than what holds now. */
  mark: number | null;
}

/** Posts that became due, the gravest first, then the newest. */
export async function duePrompts(db: Db, limit: number): Promise<DuePrompt[]> {
  const rows = await readRows<{ post_id: string; mark: string }>(
    db,
    sql`
    select d.post_id, d.mark from prompt_due d left join triage_place p using (post_id)
    order by p.is_open desc nulls last, p.severity desc nulls last, d.post_id desc limit ${limit}`,
  );
  return rows.map((row) => ({ postId: Number(row.post_id), mark: Number(row.mark) }));
}

/** Open posts whose prompt rests on another playbook or other fact cards than those that hold, the gravest first. */
export async function stalePrompts(
  db: Db,
  held: { playbookId: number; factsHash: string },
  limit: number,
): Promise<DuePrompt[]> {
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`
    select r.post_id from prompt r join triage_place p using (post_id)
    where r.superseded_at is null and p.is_open
      and (r.playbook_id, r.facts_hash) is distinct from (${held.playbookId}::integer, ${held.factsHash}::text)
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
