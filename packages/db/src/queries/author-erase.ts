import { eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { erasure, type Removed } from "../schema/erasure.ts";
import { recordAudit } from "./audit.ts";
import { accountsOf, cardFamily, lockCard } from "./author-card.ts";
import type { ChangedBy } from "./changed-by.ts";
import { clearTraces, dropLetters, namesWrittenDown, type WrittenDown } from "./author-traces.ts";
import { rememberErased } from "./erased-keys.ts";
import { heldPosts } from "./incident-hold.ts";
import { notifyAlerts, notifyDesk } from "./notify.ts";
import { removePosts } from "./remove-posts.ts";
import { lockStories } from "./stories-lock.ts";

interface TheirPost {
  postId: number;
  month: string;
  namespace: string;
  externalId: string;
  authorId: number;
}

/** What an erasure would take away, and what it has to leave. */
export interface ErasurePreview {
  name: string;
  version: number;
  accounts: number;
  posts: number;
  notes: number;
  /** Posts that incidents hold as evidence: they stay until the holds are released. */
  held: { posts: number; incidents: { incidentId: number; title: string }[] };
  /** Where people wrote the person down by name: rules, views, sources, the watch list. Those are for people to change. */
  writtenDown: WrittenDown[];
}

/** Null when there is no such card. */
export async function previewErasure(db: Db, cardId: number): Promise<ErasurePreview | null> {
  const accounts = await accountsOf(db, cardId);
  if (accounts.length === 0) return null;
  const posts = await postsOf(
    db,
    accounts.map(({ authorId }) => authorId),
  );
  const held = await heldPosts(
    db,
    posts.map(({ postId }) => postId),
  );
  const [row] = await readRows<{ name: string | null; version: number | null; notes: number }>(
    db,
    sql`select (select shown_name from author_card where card_id = ${cardId}) as name,
      (select version from author_card where card_id = ${cardId}) as version,
      (select count(*)::integer from author_note where card_id in ${cardFamily(cardId)} and deleted_at is null) as notes`,
  );
  const fallback = accounts[0]?.name ?? accounts[0]?.handle ?? `№ ${cardId}`;
  return {
    name: row?.name ? row.name : fallback,
    version: row?.version ?? 1,
    accounts: accounts.length,
    posts: posts.length,
    notes: row?.notes ?? 0,
    held: { posts: held.size, incidents: await incidentsOf(db, [...held]) },
    writtenDown: await namesWrittenDown(db, accounts),
  };
}

async function incidentsOf(db: Db, postIds: readonly number[]): Promise<ErasurePreview["held"]["incidents"]> {
  const rows = await readRows<{ incident_id: number; title: string }>(
    db,
    sql`select distinct i.incident_id, i.title from incident i join incident_post p on p.incident_id = i.incident_id
      where p.post_id = any(${sql.param([...postIds])}::bigint[]) and p.removed_at is null and i.released_at is null
      order by i.incident_id`,
  );
  return rows.map((row) => ({ incidentId: row.incident_id, title: row.title }));
}

export type Erased =
  | { ok: true; erasureId: number; removed: Removed; held: number }
  | { ok: false; reason: "missing" | "stale" | "merged" | "mistyped" };

/**
 * Erases a person for good: accounts, posts with all that was made of them, notes, history of the card. What an incident holds as evidence stays
 * until its hold is released, and goes then by itself. What remains is that it happened, how much it was, and hashes by which the person's posts
 * are refused when they are met again.
 * @param given.typed the name as the person who does it typed it, which has to be that of the card
 */
export async function eraseAuthor(
  db: Db,
  by: ChangedBy<"erase_data">,
  given: { cardId: number; expected: number; typed: string; now: Date },
): Promise<Erased> {
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const locked = await lockCard(tx, given);
    if (!locked.ok) return locked;
    if (given.typed.trim() !== locked.row.shownName.trim()) return { ok: false, reason: "mistyped" };
    return eraseCard(tx, by, given);
  });
}

async function eraseCard(
  tx: Db,
  by: ChangedBy<"erase_data">,
  { cardId, now }: { cardId: number; now: Date },
): Promise<Extract<Erased, { ok: true }>> {
  const accounts = await accountsOf(tx, cardId);
  const authorIds = accounts.map(({ authorId }) => authorId);
  const joined = await readRows<{ card_id: string }>(
    tx,
    sql`select card_id from ${cardFamily(cardId)} joined`,
  );
  const cards = joined.map((row) => Number(row.card_id));
  const ofCards = sql`card_id = any(${sql.param(cards)}::bigint[])`;
  const posts = await postsOf(tx, authorIds);
  const none = { accounts: 0, posts: 0, notes: 0, auditLines: 0 };
  const [made] = await tx
    .insert(erasure)
    .values({ at: now, personId: by.may.personId, removed: none })
    .returning({ erasureId: erasure.erasureId });
  if (!made) throw new Error("An erasure returned no number.");
  const { erasureId } = made;
  await rememberErased(tx, erasureId, { accounts, posts });
  const notes = await readRows(tx, sql`delete from author_note where ${ofCards} returning 1`);
  const gone = await removeAll(tx, posts, authorIds);
  const auditLines = await clearTraces(tx, { cards, accounts });
  await tx.execute(sql`delete from author_event where ${ofCards}`);
  await tx.execute(sql`delete from author_card where ${ofCards}`);
  const { pending, copied, held } = gone;
  const removed = {
    accounts: accounts.length - pending.length,
    posts: gone.posts,
    notes: notes.length,
    auditLines,
  };
  const isOver = pending.length + copied.length === 0;
  await tx
    .update(erasure)
    .set({ removed, pending, copied, held, endedAt: isOver ? now : null })
    .where(eq(erasure.erasureId, erasureId));
  const audited = { what: "author.erased", targetKind: "erasure", targetId: erasureId, targetName: "" };
  await recordAudit(tx, by.actor, { ...audited, to: { ...removed, held } }, now);
  await notifyAlerts(tx);
  await notifyDesk(tx);
  return { ok: true, erasureId, removed, held };
}

/** Posts of accounts, whatever became of them. */
async function postsOf(db: Db, authorIds: readonly number[]): Promise<TheirPost[]> {
  const rows = await readRows<{
    post_id: string;
    month: string;
    namespace: string;
    external_id: string;
    author_id: string;
  }>(
    db,
    sql`select post_id, month::text, namespace, external_id, author_id from post
      where author_id = any(${sql.param([...authorIds])}::bigint[]) order by post_id`,
  );
  return rows.map((row) => ({
    postId: Number(row.post_id),
    month: row.month,
    namespace: row.namespace,
    externalId: row.external_id,
    authorId: Number(row.author_id),
  }));
}

/** Removes what nobody holds. @returns accounts that something is still kept of */
async function removeAll(
  db: Db,
  posts: readonly TheirPost[],
  authorIds: readonly number[],
): Promise<{ posts: number; held: number; pending: number[]; copied: number[] }> {
  const held = await heldPosts(
    db,
    posts.map(({ postId }) => postId),
  );
  const going = posts.filter(({ postId }) => !held.has(postId));
  await forgetPlaces(db, going);
  await dropLetters(db, { postIds: going.map(({ postId }) => postId), authorIds });
  await removePosts(db, going);
  const pending = [
    ...new Set(posts.filter(({ postId }) => held.has(postId)).map(({ authorId }) => authorId)),
  ];
  const gone = authorIds.filter((authorId) => !pending.includes(authorId));
  await db.delete(author).where(inArray(author.authorId, gone));
  // What is kept of the others is what the evidence needs: who wrote it.
  await db.execute(sql`
    update author set bio = null, card_id = nextval('author_card_number'), looked_at = now()
    where author_id = any(${sql.param(pending)}::bigint[])`);
  const copied = await letCopiesGo(
    db,
    going.map(({ postId }) => postId),
  );
  return { posts: going.length, held: held.size, pending, copied };
}

/** Answers of others name what they answer; networks make such names of accounts. Copies of threads that no hold keeps name the person too. */
async function forgetPlaces(db: Db, posts: readonly TheirPost[]): Promise<void> {
  if (posts.length === 0) return;
  const places = sql`json_to_recordset(${JSON.stringify(
    posts.map(({ namespace, externalId }) => ({ namespace, external_id: externalId })),
  )}::json) as g(namespace text, external_id text)`;
  const below = await readRows<{ post_id: string; month: string }>(
    db,
    sql`
    with recursive below as (
      select k.post_id, k.month, k.namespace, k.external_id from ${places}
        join post_key k on k.namespace = g.namespace and k.parent_external_id = g.external_id
      union
      select k.post_id, k.month, k.namespace, k.external_id from below
        join post_key k on k.namespace = below.namespace and k.parent_external_id = below.external_id
    ) select post_id, month::text from below`,
  );
  const ids = sql.param(below.map((row) => Number(row.post_id)));
  const months = sql.param([...new Set(below.map((row) => row.month))]);
  await db.execute(sql`
    update post_key k set parent_external_id = null from ${places}
    where k.post_id = any(${ids}::bigint[]) and k.namespace = g.namespace and k.parent_external_id = g.external_id`);
  await db.execute(sql`
    update post p set parent_external_id = case when p.parent_external_id = g.external_id then null else p.parent_external_id end,
      root_external_id = case when p.root_external_id = g.external_id then null else p.root_external_id end
    from ${places}
    where p.month = any(${months}::date[]) and p.post_id = any(${ids}::bigint[]) and p.namespace = g.namespace
      and (p.parent_external_id = g.external_id or p.root_external_id = g.external_id)`);
}

/** Empties evidence of other posts in whose threads these stand, where no hold keeps it. @returns those that held evidence still shows */
async function letCopiesGo(db: Db, postIds: readonly number[]): Promise<number[]> {
  const ids = sql.param([...postIds]);
  const shown = sql`jsonb_array_elements(e.content::jsonb -> 'thread') as said
    where (said ->> 'postId')::bigint = any(${ids}::bigint[])`;
  await db.execute(sql`
    update evidence e set content = null, let_go_at = now() from incident i
    where i.incident_id = e.incident_id and i.released_at is not null and e.content is not null
      and exists (select from ${shown})`);
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`select distinct copy.post_id from evidence e cross join lateral (
        select (said ->> 'postId')::bigint as post_id from ${shown}) copy
      where e.content is not null`,
  );
  return rows.map((row) => Number(row.post_id));
}

/** Erases what was held when its person was erased and is not any more. @returns how many posts went */
export async function finishErasures(db: Db, now: Date): Promise<number> {
  const open = await db.select().from(erasure).where(isNull(erasure.endedAt));
  let went = 0;
  for (const { erasureId, pending, copied } of open) {
    went += await db.transaction(async (tx) => {
      await lockStories(tx);
      const posts = await postsOf(tx, pending);
      const accounts = await tx.select().from(author).where(inArray(author.authorId, pending));
      const gone = await removeAll(tx, posts, pending);
      const left = accounts.filter(({ authorId }) => !gone.pending.includes(authorId));
      if (left.length > 0) await clearTraces(tx, { cards: [], accounts: left });
      const copies = [...new Set([...gone.copied, ...(await letCopiesGo(tx, copied))])];
      if (gone.posts + left.length === 0 && copies.length === copied.length) return 0;
      const isOver = gone.pending.length + copies.length === 0;
      await tx.execute(sql`
        update erasure set pending = ${sql.param(gone.pending)}::bigint[], copied = ${sql.param(copies)}::bigint[],
          held = ${gone.held}, ended_at = case when ${isOver} then ${now}::timestamptz end,
          removed = removed || jsonb_build_object('posts', (removed ->> 'posts')::integer + ${gone.posts}::integer,
            'accounts', (removed ->> 'accounts')::integer + ${left.length}::integer)
        where erasure_id = ${erasureId}`);
      return gone.posts;
    });
  }
  return went;
}
