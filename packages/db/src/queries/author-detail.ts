import type { Sentiment } from "@earshot/core/analyse/label";
import type { Status } from "@earshot/core/triage/status";
import { asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import type { author } from "../schema/author.ts";
import { authorCard } from "../schema/author-card.ts";
import { authorEvent } from "../schema/author-event.ts";
import { authorNote } from "../schema/author-note.ts";
import { impostorCheck } from "../schema/impostor-check.ts";
import { person } from "../schema/person.ts";
import { entity } from "../schema/entity.ts";
import { accountsOf, cardFamily, type CardRow } from "./author-card.ts";
import { isAboutUs, readFigures, type CardFigures } from "./author-figures.ts";
import { newestPosts, tallyPosts, type NewestPost, type PostTally } from "./author-tally.ts";

export interface AuthorAccount extends Pick<
  typeof author.$inferSelect,
  "authorId" | "platform" | "handle" | "name" | "url" | "bio" | "followers" | "followersAt"
> {
  posts: number;
  isBlocked: boolean;
  check:
    | (Omit<typeof impostorCheck.$inferSelect, "authorId" | "verdictBy"> & {
        entityName: string;
        verdictBy: string | null;
      })
    | null;
}

export interface AuthorDetail extends Pick<PostTally, "months" | "byDirection" | "byStatus"> {
  card: CardRow;
  standingBy: string | null;
  accounts: AuthorAccount[];
  figures: CardFigures;
  newest: NewestPost[];
  notes: (typeof authorNote.$inferSelect & { by: string })[];
  events: (typeof authorEvent.$inferSelect & { by: string | null; isUndone: boolean })[];
}

const eventsMax = 100;

/**
 * Everything of a card that stands by itself. Null when nobody knows of it. Its figures are those that were last reckoned, as the list shows
 * them too; only of a card that never was they are reckoned now.
 */
export async function readAuthor(db: Db, cardId: number): Promise<AuthorDetail | null> {
  const rows = await accountsOf(db, cardId);
  if (rows.length === 0) return null;
  const [known] = await db
    .select({ card: authorCard, by: person.name })
    .from(authorCard)
    .leftJoin(person, eq(person.personId, authorCard.standingBy))
    .where(eq(authorCard.cardId, cardId));
  const card = known?.card ?? blankCard(cardId);
  const [figures] = card.reckonedAt === null ? await readFigures(db, [cardId]) : [card];
  if (!figures) return null;
  const authorIds = rows.map(({ authorId }) => authorId);
  const { byAccount, ...tally } = await tallyPosts(db, authorIds);
  return {
    card,
    standingBy: known?.by ?? null,
    accounts: await withChecks(db, rows, byAccount),
    figures,
    ...tally,
    newest: await newestPosts(db, authorIds),
    notes: await readNotes(db, cardId),
    events: await readEvents(db, cardId),
  };
}

/** A card that nothing was said or reckoned of yet. */
function blankCard(cardId: number): CardRow {
  return {
    cardId,
    version: 1,
    name: null,
    standing: null,
    standingReason: null,
    standingBy: null,
    standingAt: null,
    mergedInto: null,
    shownName: "",
    derivedStanding: null,
    derivedBecause: null,
    posts: 0,
    firstPostAt: null,
    lastPostAt: null,
    followers: null,
    negative: 0,
    neutral: 0,
    positive: 0,
    negativeLow: null,
    positiveLow: null,
    proposals: 0,
    reckonedAt: null,
  };
}

async function withChecks(
  db: Db,
  accounts: readonly (typeof author.$inferSelect)[],
  posts: ReadonlyMap<number, number>,
): Promise<AuthorAccount[]> {
  const ids = sql.param(accounts.map(({ authorId }) => authorId));
  const judge = alias(person, "judge");
  const checks = await db
    .select({ check: impostorCheck, entityName: entity.name, by: judge.name })
    .from(impostorCheck)
    .innerJoin(entity, eq(entity.entityId, impostorCheck.entityId))
    .leftJoin(judge, eq(judge.personId, impostorCheck.verdictBy))
    .where(sql`${impostorCheck.authorId} = any(${ids}::bigint[])`);
  const blocks = await readRows<{ author_id: string }>(
    db,
    sql`select author_id from block where author_id = any(${ids}::bigint[]) and ended_at is null`,
  );
  const blocked = new Set(blocks.map((row) => Number(row.author_id)));
  return accounts.map(({ authorId, platform, handle, name, url, bio, followers, followersAt }) => {
    const found = checks.find(({ check }) => check.authorId === authorId);
    return {
      authorId,
      platform,
      handle,
      name,
      url,
      bio,
      followers,
      followersAt,
      posts: posts.get(authorId) ?? 0,
      isBlocked: blocked.has(authorId),
      check: found ? { ...found.check, entityName: found.entityName, verdictBy: found.by } : null,
    };
  });
}

/** Notes of a card and of those that were joined with it, the newest first. */
export async function readNotes(db: Db, cardId: number): Promise<AuthorDetail["notes"]> {
  const rows = await db
    .select({ note: authorNote, by: person.name })
    .from(authorNote)
    .innerJoin(person, eq(person.personId, authorNote.personId))
    .where(sql`${authorNote.cardId} in ${cardFamily(cardId)}`)
    .orderBy(desc(authorNote.authorNoteId));
  return rows.map(({ note, by }) => ({ ...note, text: note.deletedAt === null ? note.text : "", by }));
}

async function readEvents(db: Db, cardId: number): Promise<AuthorDetail["events"]> {
  const rows = await db
    .select({
      event: authorEvent,
      by: person.name,
      isUndone: sql<boolean>`exists (select from author_event later where later.undoes = ${sql.raw("author_event.author_event_id")})`,
    })
    .from(authorEvent)
    .leftJoin(person, eq(person.personId, authorEvent.personId))
    .where(sql`${authorEvent.cardId} in ${cardFamily(cardId)}`)
    .orderBy(desc(authorEvent.authorEventId), asc(authorEvent.cardId))
    .limit(eventsMax);
  return rows.map(({ event, by, isUndone }) => ({ ...event, by, isUndone }));
}

export interface AuthorAnswer {
  postId: number;
  title: string;
  answeredAt: Date;
  by: string | null;
  /** From when Earshot found the post to the answer. */
  waitedMs: number;
  /** What the post is now: it may have been opened again. */
  status: Status;
  /** What the person wrote of us next, towards ours; null when nothing came since. */
  next: { postId: number; publishedAt: Date; sentiments: Sentiment[] } | null;
}

const answersMax = 50;

/** Answers that were given to posts of a person, the newest first: how long they took, and what came after. */
export async function readAnswers(db: Db, cardId: number, ours: readonly number[]): Promise<AuthorAnswer[]> {
  const own = sql.param((await accountsOf(db, cardId)).map(({ authorId }) => authorId));
  const rows = await readRows<{
    post_id: string;
    title: string;
    at: string;
    by: string | null;
    found_at: string;
    status: Status;
    next: { post_id: number; published_at: string; said: string[] } | null;
  }>(
    db,
    sql`
    with answered as (
      select t.post_id, coalesce(nullif(t.title, ''), t.snippet) as title, e.at, e.person_id, t.found_at, t.status
      from triage t
      cross join lateral (
        select at, person_id from triage_event
        where post_id = t.post_id and "to" ->> 'status' = 'answered' and kind <> 'undo' order by triage_event_id limit 1) e
      where t.author_id = any(${own}::bigint[]) and ${isAboutUs}
      order by e.at desc, t.post_id desc limit ${answersMax})
    select a.post_id, a.title, a.at, p.name as by, a.found_at, a.status, following.next
    from answered a
    left join person p on p.person_id = a.person_id
    left join lateral (
      select json_build_object('post_id', n.post_id, 'published_at', n.published_at, 'said', n.entity_sentiments) as next
      from unnest(${own}::bigint[]) as account (author_id)
      cross join lateral (
        select post_id, published_at, entity_sentiments from triage
        where author_id = account.author_id and published_at > a.at and post_id <> a.post_id
        order by published_at, post_id limit 1) n
      order by n.published_at, n.post_id limit 1) following on true
    order by a.at desc, a.post_id desc`,
  );
  const isOf = new Set(ours.map(String));
  return rows.map((row) => ({
    postId: Number(row.post_id),
    title: row.title,
    answeredAt: new Date(row.at),
    by: row.by,
    waitedMs: Math.max(0, new Date(row.at).getTime() - new Date(row.found_at).getTime()),
    status: row.status,
    next: row.next && {
      postId: row.next.post_id,
      publishedAt: new Date(row.next.published_at),
      sentiments: row.next.said
        .map((said) => said.split(":"))
        .flatMap(([id = "", sentiment]) => (isOf.has(id) ? [sentiment as Sentiment] : [])),
    },
  }));
}
