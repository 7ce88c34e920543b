import type { Direction } from "@earshot/core/analyse/label";
import type { EngineOpinion, EnginePost } from "@earshot/core/analyse/engine";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storable } from "../storable.ts";

export interface UnsurePost extends EnginePost {
  postId: number;
  revision: number;
}

/** Open posts on which the model is unsure and which nobody was asked about, the most urgent first. */
export async function unsurePosts(db: Db, limit: number): Promise<UnsurePost[]> {
  const rows = await readRows<{
    post_id: string;
    revision: number;
    title: string | null;
    text: string;
    platform: string;
  }>(
    db,
    sql`
    select t.post_id, p.revision, p.title, p.text, t.platform
    from triage t join post p on p.post_id = t.post_id and p.month = t.month
    where t.is_unsure and t.direction_by = 'machine' and t.status in ('new', 'in_progress', 'waiting')
      and p.deleted_at is null
      and not exists (select from engine_answer e where e.post_id = t.post_id and e.revision = p.revision)
    order by t.priority desc, t.post_id desc limit ${limit}`,
  );
  return rows.map(({ post_id, ...row }) => ({ ...row, postId: Number(post_id) }));
}

/** What was asked and answered in the month of an instant. */
export async function engineUse(
  db: Db,
  now: Date,
): Promise<{ posts: number; wordings: number; tokens: number }> {
  const [row] = await readRows<{ posts: number; wordings: number; tokens: string }>(
    db,
    sql`select posts, wordings, tokens from engine_month where month = ${monthOf(now)}::date`,
  );
  return { posts: row?.posts ?? 0, wordings: row?.wordings ?? 0, tokens: Number(row?.tokens ?? 0) };
}

/** Keeps what became of one question; `isSent` says whether it counts. */
export async function saveEngineAnswer(
  db: Db,
  given: {
    post: UnsurePost;
    now: Date;
    model: string;
    direction: Direction | null;
    tokens: number;
    isSent: boolean;
  },
): Promise<void> {
  const { post, now, model, direction, tokens, isSent } = given;
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into engine_answer (post_id, revision, asked_at, model, direction, tokens)
      values (${post.postId}, ${post.revision}, ${now}::timestamptz, ${storable(model)}, ${direction}, ${tokens})
      on conflict (post_id) do update set revision = excluded.revision, asked_at = excluded.asked_at, model = excluded.model,
        direction = excluded.direction, tokens = excluded.tokens`);
    if (isSent) await countUse(tx, now, tokens);
  });
}

/** A question that was sent counts, whatever came of it. */
export async function countUse(db: Db, now: Date, tokens: number): Promise<void> {
  await db.execute(sql`
    insert into engine_month (month, posts, tokens) values (${monthOf(now)}::date, 1, ${tokens})
    on conflict (month) do update set posts = engine_month.posts + 1, tokens = engine_month.tokens + excluded.tokens`);
}

/** The same of a proposal for a draft: once when it is asked for, and its tokens when it is known what it cost. */
export async function countWording(
  db: Db,
  now: Date,
  used: { wordings: number; tokens: number },
): Promise<void> {
  await db.execute(sql`
    insert into engine_month (month, posts, wordings, tokens) values (${monthOf(now)}::date, 0, ${used.wordings}, ${used.tokens})
    on conflict (month) do update set wordings = engine_month.wordings + excluded.wordings, tokens = engine_month.tokens + excluded.tokens`);
}

/** Answers about these posts as they are written now. */
export async function engineOpinions(
  db: Db,
  posts: readonly { postId: number; revision: number }[],
): Promise<Map<number, EngineOpinion>> {
  const rows = await readRows<{ post_id: string; revision: number; direction: Direction; model: string }>(
    db,
    sql`
    select post_id, revision, direction, model from engine_answer
    where post_id = any(${sql.param(posts.map(({ postId }) => postId))}::bigint[]) and direction is not null`,
  );
  const revisions = new Map(posts.map(({ postId, revision }) => [postId, revision]));
  return new Map(
    rows
      .filter((row) => revisions.get(Number(row.post_id)) === row.revision)
      .map(({ post_id, direction, model }) => [Number(post_id), { direction, model }]),
  );
}

function monthOf(at: Date): string {
  return `${at.toISOString().slice(0, 7)}-01`;
}
