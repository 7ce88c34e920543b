import type { Direction, Sentiment } from "@earshot/core/analyse/label";
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

export interface AuthorDetail {
  card: CardRow;
  standingBy: string | null;
  accounts: AuthorAccount[];
  figures: CardFigures;
  /** The last twelve months that had posts about us, oldest first; `month` is YYYY-MM. */
  months: { month: string; posts: number; negative: number }[];
  byDirection: { direction: Direction; count: number }[];
  byStatus: { status: Status; count: number }[];
  newest: { postId: number; title: string; publishedAt: Date; status: Status; authorId: number }[];
  notes: (typeof authorNote.$inferSelect & { by: string })[];
  events: (typeof authorEvent.$inferSelect & { by: string | null; isUndone: boolean })[];
}

const newestMax = 10;
const eventsMax = 100;

/** Everything of a card that stands by itself. Null when nobody knows of it. */
export async function readAuthor(db: Db, cardId: number): Promise<AuthorDetail | null> {
  const rows = await accountsOf(db, cardId);
  if (rows.length === 0) return null;
  const [known] = await db
    .select({ card: authorCard, by: person.name })
    .from(authorCard)
    .leftJoin(person, eq(person.personId, authorCard.standingBy))
    .where(eq(authorCard.cardId, cardId));
  const [figures] = await readFigures(db, [cardId]);
  if (!figures) return null;
  return {
    card: known?.card ?? blankCard(cardId),
    standingBy: known?.by ?? null,
    accounts: await withChecks(db, rows),
    figures,
    ...(await readHistory(db, cardId)),
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
): Promise<AuthorAccount[]> {
  const ids = sql.param(accounts.map(({ authorId }) => authorId));
  const judge = alias(person, "judge");
  const checks = await db
    .select({ check: impostorCheck, entityName: entity.name, by: judge.name })
    .from(impostorCheck)
    .innerJoin(entity, eq(entity.entityId, impostorCheck.entityId))
    .leftJoin(judge, eq(judge.personId, impostorCheck.verdictBy))
    .where(sql`${impostorCheck.authorId} = any(${ids}::bigint[])`);
  const counts = await readRows<{ author_id: string; posts: number; is_blocked: boolean }>(
    db,
    sql`select a.author_id, (select count(*)::integer from triage t where t.author_id = a.author_id and ${isAboutUs}) as posts,
        exists (select from block b where b.author_id = a.author_id and b.ended_at is null) as is_blocked
      from author a where a.author_id = any(${ids}::bigint[])`,
  );
  const byAccount = new Map(counts.map((row) => [Number(row.author_id), row]));
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
      posts: byAccount.get(authorId)?.posts ?? 0,
      isBlocked: byAccount.get(authorId)?.is_blocked === true,
      check: found ? { ...found.check, entityName: found.entityName, verdictBy: found.by } : null,
    };
  });
}

async function readHistory(
  db: Db,
  cardId: number,
): Promise<Pick<AuthorDetail, "months" | "byDirection" | "byStatus" | "newest">> {
  const own = sql`triage t join author a on a.author_id = t.author_id where a.card_id = ${cardId} and ${isAboutUs}`;
  const months = await readRows<{ month: string; posts: number; negative: number }>(
    db,
    sql`select * from (
      select to_char(t.published_at at time zone 'UTC', 'YYYY-MM') as month, count(*)::integer as posts,
        count(*) filter (where 'negative' = any(t.sentiments))::integer as negative
      from ${own} group by 1 order by 1 desc limit 12) newest order by month`,
  );
  const byDirection = await readRows<{ direction: Direction; count: number }>(
    db,
    sql`select t.direction, count(*)::integer as count from ${own} group by 1 order by 2 desc, 1`,
  );
  const byStatus = await readRows<{ status: Status; count: number }>(
    db,
    sql`select t.status, count(*)::integer as count from ${own} group by 1 order by 2 desc, 1`,
  );
  const newest = await readRows<{
    post_id: string;
    author_id: string;
    title: string;
    published_at: string;
    status: Status;
  }>(
    db,
    sql`select t.post_id, t.author_id, coalesce(nullif(t.title, ''), t.snippet) as title, t.published_at, t.status
      from ${own} order by t.published_at desc, t.post_id desc limit ${newestMax}`,
  );
  return {
    months,
    byDirection,
    byStatus,
    newest: newest.map((row) => ({
      postId: Number(row.post_id),
      authorId: Number(row.author_id),
      title: row.title,
      publishedAt: new Date(row.published_at),
      status: row.status,
    })),
  };
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
    select t.post_id, coalesce(nullif(t.title, ''), t.snippet) as title, e.at, p.name as by, t.found_at, t.status, following.next
    from triage t join author a on a.author_id = t.author_id
    cross join lateral (
      select at, person_id from triage_event
      where post_id = t.post_id and "to" ->> 'status' = 'answered' and kind <> 'undo' order by triage_event_id limit 1) e
    left join person p on p.person_id = e.person_id
    left join lateral (
      select json_build_object('post_id', n.post_id, 'published_at', n.published_at, 'said', n.entity_sentiments) as next
      from triage n join author o on o.author_id = n.author_id
      where o.card_id = ${cardId} and n.published_at > e.at and n.post_id <> t.post_id
      order by n.published_at, n.post_id limit 1) following on true
    where a.card_id = ${cardId} and ${isAboutUs}
    order by e.at desc, t.post_id desc limit ${answersMax}`,
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
