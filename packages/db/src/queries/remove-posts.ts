import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { forgetInDrafts } from "./drafts/forget-in-drafts.ts";
import { forgetInIncidents, heldPosts } from "./incident-hold.ts";
import type { PostLocation } from "./post-location.ts";
import { forgetStories } from "./stories-forget.ts";

const tables = [
  "triage",
  "triage_search",
  "triage_event",
  "note",
  "post_revision",
  "sighting",
  "import_post",
  "report_due",
  "post_refresh",
  "engagement_reading",
  "triage_hold",
  "triage_read",
  "triage_star",
  "bulk_change_post",
  "coded_post",
  "prompt",
  "prompt_due",
  "post_key",
] as const;

/**
 * Removes posts for good, with everything that was made of them or done to them, and their authors if nothing else is theirs and nobody wrote
 * anything down of them. What an incident holds as evidence stays, unless it never was real (`evenHeld`). Call it in a transaction that holds the stories (`lockStories`).
 */
export async function removePosts(
  db: Db,
  asked: readonly PostLocation[],
  { evenHeld = false }: { evenHeld?: boolean } = {},
): Promise<void> {
  const held = evenHeld
    ? new Set<number>()
    : await heldPosts(
        db,
        asked.map(({ postId }) => postId),
      );
  const places = asked.filter(({ postId }) => !held.has(postId));
  if (places.length === 0) return;
  const postIds = places.map(({ postId }) => postId);
  const ids = sql`any(${sql.param(postIds)}::bigint[])`;
  const months = sql`any(${sql.param([...new Set(places.map(({ month }) => month))])}::date[])`;
  const gone = await readRows<{ author_id: string | null }>(
    db,
    sql`delete from post where month = ${months} and post_id = ${ids} returning author_id`,
  );
  await db.execute(sql`delete from mention where month = ${months} and post_id = ${ids}`);
  for (const table of tables) {
    await db.execute(sql`delete from ${sql.identifier(table)} where post_id = ${ids}`);
  }
  await forgetInDrafts(db, postIds);
  await forgetStories(db, postIds);
  await forgetInIncidents(db, postIds, { evenHeld });
  const authors = new Set(gone.flatMap((row) => (row.author_id === null ? [] : [Number(row.author_id)])));
  await db.execute(sql`
    delete from author a where author_id = any(${sql.param([...authors])}::bigint[])
      and not exists (select from post p where p.author_id = a.author_id)
      -- What people wrote down of somebody stays.
      and (${evenHeld} or not exists (select from author_card c where c.card_id = a.card_id and c.version > 1))`);
}
