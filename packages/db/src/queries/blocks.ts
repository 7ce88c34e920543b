import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { authorCard } from "../schema/author-card.ts";
import { block } from "../schema/block.ts";
import { person } from "../schema/person.ts";
import { triage } from "../schema/triage.ts";
import { storable } from "../storable.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedBy } from "./changed-by.ts";
import { settleTouched } from "./clock-settle.ts";
import { notifyDesk, notifyTriage } from "./notify.ts";

/** Whom a block hides: an author, or a site with everything below it. */
export type BlockTarget = { kind: "author"; authorId: number } | { kind: "site"; host: string };

export interface Block {
  blockId: number;
  kind: "author" | "site";
  authorId: number | null;
  host: string | null;
  name: string;
  reason: string | null;
  at: Date;
  by: string | null;
  endedAt: Date | null;
  endedBy: string | null;
  /** Posts that it hides now. */
  hidden: number;
}

/** The author of a post; null when it has none, or is not in triage. */
export async function authorOfPost(db: Db, postId: number): Promise<number | null> {
  const [found] = await db
    .select({ authorId: triage.authorId })
    .from(triage)
    .where(eq(triage.postId, postId));
  return found?.authorId ?? null;
}

/** All blocks, those in force first, the newest before older ones. */
export async function listBlocks(db: Db): Promise<Block[]> {
  const ended = sql<string | null>`(select name from person where person_id = ${block.endedBy})`;
  return db
    .select({
      blockId: block.blockId,
      kind: block.kind,
      authorId: block.authorId,
      host: block.host,
      name: block.name,
      reason: block.reason,
      at: block.at,
      by: person.name,
      endedAt: block.endedAt,
      endedBy: ended,
      hidden: sql<number>`(select count(*)::integer from triage where blocked_by = ${sql.identifier("block")}.${sql.identifier("block_id")})`,
    })
    .from(block)
    .leftJoin(person, eq(person.personId, block.personId))
    .orderBy(sql`${block.endedAt} is not null`, desc(block.blockId));
}

export interface BlockPreview {
  /** As people read it: a person, or the host. Null when there is no such author. */
  name: string | null;
  /** Posts that are open now: those that the block can hide at once. */
  open: number;
  /** Posts in triage of the last 90 days, whatever became of them. */
  recent: number;
  /** How many of those a person found to be ours: answered or worked on. */
  ours: number;
  /** An account of ours: its card says so, or what was derived about it. */
  isOwn: boolean;
  newest: { postId: number; title: string; publishedAt: Date; status: string }[];
}

const previewDays = 90;

/** What a block would have hidden: so that nobody blocks a voice that was answered yesterday without seeing it. */
export async function previewBlock(db: Db, target: BlockTarget, now: Date): Promise<BlockPreview> {
  const since = new Date(now.getTime() - previewDays * 86_400_000);
  const [counted] = await readRows<{ open: number; recent: number; ours: number }>(
    db,
    sql`
    select count(*) filter (where ${isOpen})::integer as open,
      count(*) filter (where published_at >= ${since}::timestamptz)::integer as recent,
      count(*) filter (where published_at >= ${since}::timestamptz
        and status in ('in_progress', 'waiting', 'answered'))::integer as ours
    from triage where ${isOf(target)}`,
  );
  const newest = await readRows<{ post_id: string; title: string; published_at: Date; status: string }>(
    db,
    sql`
    select post_id, coalesce(nullif(title, ''), snippet) as title, published_at, status
    from triage where ${isOf(target)} order by published_at desc, post_id desc limit 5`,
  );
  return {
    ...(await whoIs(db, target)),
    open: counted?.open ?? 0,
    recent: counted?.recent ?? 0,
    ours: counted?.ours ?? 0,
    newest: newest.map((row) => ({
      postId: Number(row.post_id),
      title: row.title,
      publishedAt: new Date(row.published_at),
      status: row.status,
    })),
  };
}

async function whoIs(db: Db, target: BlockTarget): Promise<Pick<BlockPreview, "name" | "isOwn">> {
  if (target.kind === "site") return { name: target.host, isOwn: false };
  const [found] = await db
    .select({
      name: author.name,
      handle: author.handle,
      standing: sql<string | null>`coalesce(${authorCard.standing}, ${authorCard.derivedStanding})`,
    })
    .from(author)
    .leftJoin(authorCard, eq(authorCard.cardId, author.cardId))
    .where(eq(author.authorId, target.authorId));
  if (found === undefined) return { name: null, isOwn: false };
  return { name: found.name ?? found.handle ?? `№ ${target.authorId}`, isOwn: found.standing === "ours" };
}

export type Blocked =
  | { ok: true; blockId: number; hidden: number }
  | { ok: false; reason: "missing" | "unchanged" };

/** Blocks an author or a site: from now on their posts are closed as they come; with `isForOpen` those that are open now too. */
export async function addBlock(
  db: Db,
  by: ChangedBy<"edit_sources">,
  given: { target: BlockTarget; reason: string | null; isForOpen: boolean; now: Date },
): Promise<Blocked> {
  const { target, now } = given;
  return db.transaction(async (tx) => {
    const { name } = await whoIs(tx, target);
    if (name === null) return { ok: false, reason: "missing" } as const;
    const [made] = await tx
      .insert(block)
      .values({
        ...target,
        name: storable(name),
        reason: storable(given.reason),
        at: now,
        personId: by.may.personId,
      })
      .onConflictDoNothing()
      .returning({ blockId: block.blockId });
    if (!made) return { ok: false, reason: "unchanged" } as const;
    const { blockId } = made;
    const hidden = given.isForOpen ? await hide(tx, sql`b.block_id = ${blockId} and ${isOpen}`, now) : [];
    const audited = { what: "block.added", targetKind: "block", targetId: blockId, targetName: name };
    await recordAudit(tx, by.actor, { ...audited, to: { ...target, hidden: hidden.length } }, now);
    await notifyTriage(tx, hidden, false);
    await notifyDesk(tx);
    return { ok: true, blockId, hidden: hidden.length } as const;
  });
}

/** Ends a block. With `givesBack` the posts that it hid, and that nobody touched since, are again what they were. */
export async function endBlock(
  db: Db,
  by: ChangedBy<"edit_sources">,
  given: { blockId: number; givesBack: boolean; now: Date },
): Promise<Blocked> {
  const { blockId, now } = given;
  return db.transaction(async (tx) => {
    const [ended] = await tx
      .update(block)
      .set({ endedAt: now, endedBy: by.may.personId })
      .where(and(eq(block.blockId, blockId), isNull(block.endedAt)))
      .returning({ name: block.name });
    if (!ended) return { ok: false, reason: "missing" } as const;
    const back = given.givesBack ? await giveBack(tx, { blockId, personId: by.may.personId, now }) : [];
    const audited = { what: "block.ended", targetKind: "block", targetId: blockId, targetName: ended.name };
    await recordAudit(tx, by.actor, { ...audited, to: { givenBack: back.length } }, now);
    await notifyTriage(tx, back, false);
    await notifyDesk(tx);
    return { ok: true, blockId, hidden: back.length } as const;
  });
}

/**
 * Closes posts that came into triage just now and whose author or site is blocked.
 * @returns their ids: they are no news to anybody
 */
export async function hideBlocked(db: Db, arrived: readonly number[], now: Date): Promise<number[]> {
  if (arrived.length === 0) return [];
  return hide(db, sql`t.post_id = any(${sql.param([...arrived])}::bigint[]) and status = 'new'`, now);
}

const isOpen = sql`status in ('new', 'in_progress', 'waiting')`;

/** Posts of an author, or of a site and what lies below it. */
function isOf(target: BlockTarget): SQL {
  if (target.kind === "author") return sql`author_id = ${target.authorId}`;
  return sql`url is not null and ${isBelow(sql`${target.host}::text`)}`;
}

/** By the host turned round, which an index holds: a site stands together with what lies below it. */
function isBelow(host: SQL): SQL {
  return sql`(reverse(host_of(url)) = reverse(${host})
    or reverse(host_of(url)) like replace(reverse(${host}), '_', '\\_') || '.%')`;
}

async function hide(db: Db, which: SQL, now: Date): Promise<number[]> {
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`
    with hiding as (
      select t.post_id, t.status, t.irrelevant_because, t.snoozed_until, t.version, (
          select min(b.block_id) from block b where b.ended_at is null
            and (b.author_id = t.author_id or (b.host is not null and t.url is not null and ${isBelow(sql`b.host`)}))) as block_id
      from triage t
      where t.post_id in (
        select t.post_id from triage t join block b on b.ended_at is null and (b.author_id = t.author_id
          or (b.host is not null and t.url is not null and ${isBelow(sql`b.host`)})) where ${which})
      order by t.post_id for update of t
    ), noted as (
      insert into triage_event (post_id, at, kind, "from", "to", version)
      select post_id, ${now}::timestamptz, 'blocked',
        jsonb_build_object('status', status, 'irrelevantBecause', irrelevant_because, 'blockedBy', null,
          'snoozedUntil', to_char(snoozed_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
        jsonb_build_object('status', 'dismissed', 'irrelevantBecause', 'blocked', 'blockedBy', block_id, 'snoozedUntil', null),
        version + 1
      from hiding
    )
    update triage set status = 'dismissed', irrelevant_because = 'blocked', blocked_by = hiding.block_id, snoozed_until = null,
      version = triage.version + 1, updated_at = ${now}::timestamptz
    from hiding where triage.post_id = hiding.post_id
    returning triage.post_id`,
  );
  const postIds = rows.map((row) => Number(row.post_id));
  await settleTouched(db, postIds);
  return postIds;
}

/** Only posts that still are as the block left them: `blocked_by` goes with whatever a person decides. */
async function giveBack(db: Db, given: { blockId: number; personId: number; now: Date }): Promise<number[]> {
  const { now } = given;
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`
    with back as (
      select distinct on (t.post_id) t.post_id, t.version, e.triage_event_id, e."from", e."to"
      from triage t join triage_event e on e.post_id = t.post_id and e.kind = 'blocked'
      where t.blocked_by = ${given.blockId}
        and not exists (select from triage_event u where u.undoes = e.triage_event_id)
      order by t.post_id, e.triage_event_id desc
    ), noted as (
      insert into triage_event (post_id, at, person_id, kind, "from", "to", undoes, version)
      select post_id, ${now}::timestamptz, ${given.personId}, 'undo', "to", "from", triage_event_id, version + 1 from back
    )
    update triage set status = back."from" ->> 'status', irrelevant_because = back."from" ->> 'irrelevantBecause',
      snoozed_until = (back."from" ->> 'snoozedUntil')::timestamptz, blocked_by = null,
      version = triage.version + 1, updated_at = ${now}::timestamptz
    from back where triage.post_id = back.post_id
    returning triage.post_id`,
  );
  const postIds = rows.map((row) => Number(row.post_id));
  await settleTouched(db, postIds);
  return postIds;
}
