import { isOurs, kindTowardsUs } from "@earshot/core/match/kind-towards-us";
import type { EntityKind } from "@earshot/core/match/entity";
import { shareOf } from "@earshot/core/report/metrics/wilson";
import { groupAlike, proposeSame } from "@earshot/core/triage/author/same-person";
import { deriveStanding, tonesMin } from "@earshot/core/triage/author/standing";
import { inArray, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { authorCard } from "../schema/author-card.ts";
import { loadAuthorRoles } from "./author-role.ts";
import { findAlikeAccounts } from "./author-proposals.ts";

/** What the posts of a person come to. */
export interface CardFigures {
  cardId: number;
  posts: number;
  firstPostAt: Date | null;
  lastPostAt: Date | null;
  /** Mentions of ours, by sentiment towards them. */
  negative: number;
  neutral: number;
  positive: number;
}

/** Numbers of the entities that are ours, whatever became of them since: what was said of them was said of us. */
export async function ourEntityIds(db: Db): Promise<number[]> {
  const rows = await readRows<{ entity_id: number; kind: EntityKind; company: EntityKind | null }>(
    db,
    sql`select e.entity_id, e.kind, c.kind as company from entity e left join entity c on c.entity_id = e.company_id`,
  );
  return rows.filter((row) => isOurs(kindTowardsUs(row.kind, row.company))).map((row) => row.entity_id);
}

/** Posts that count as being about us: all but those that people called irrelevant. */
export const isAboutUs = sql`(t.irrelevant_because is null or t.irrelevant_because = 'blocked')`;

/** Figures of cards as they are at this moment; one row for each card that has an account. */
export async function readFigures(db: Db, cardIds: readonly number[]): Promise<CardFigures[]> {
  if (cardIds.length === 0) return [];
  const ours = sql.param(await ourEntityIds(db));
  const rows = await readRows<{
    card_id: string;
    posts: number;
    first_at: string | null;
    last_at: string | null;
    negative: number;
    neutral: number;
    positive: number;
  }>(
    db,
    sql`
    select a.card_id, count(t.published_at)::integer as posts, min(t.published_at) as first_at, max(t.published_at) as last_at,
      coalesce(sum(tones.negative), 0)::integer as negative,
      coalesce(sum(tones.neutral), 0)::integer as neutral,
      coalesce(sum(tones.positive), 0)::integer as positive
    from author a
    left join triage t on t.author_id = a.author_id and ${isAboutUs}
    left join lateral (
      select count(*) filter (where split_part(said, ':', 2) = 'negative') as negative,
        count(*) filter (where split_part(said, ':', 2) = 'neutral') as neutral,
        count(*) filter (where split_part(said, ':', 2) = 'positive') as positive
      from unnest(t.entity_sentiments) as said where split_part(said, ':', 1)::integer = any(${ours}::integer[])
    ) tones on true
    where a.card_id = any(${sql.param([...cardIds])}::bigint[])
    group by a.card_id`,
  );
  return rows.map((row) => ({
    cardId: Number(row.card_id),
    posts: row.posts,
    firstPostAt: row.first_at === null ? null : new Date(row.first_at),
    lastPostAt: row.last_at === null ? null : new Date(row.last_at),
    negative: row.negative,
    neutral: row.neutral,
    positive: row.positive,
  }));
}

/**
 * Reckons cards anew whose accounts or posts changed. Whatever changed meanwhile is due again, so any number of processes may call it.
 * @returns how many cards; fewer than `limit` means that none is left
 */
export async function reckonDueCards(db: Db, now: Date, limit = 500): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await readRows<{ author_id: string }>(
      tx,
      sql`delete from author_due where ctid = any(array(
          select ctid from author_due limit ${limit} for update skip locked)) returning author_id`,
    );
    if (rows.length === 0) return 0;
    const cards = await tx
      .selectDistinct({ cardId: author.cardId })
      .from(author)
      .where(inArray(author.authorId, [...new Set(rows.map((row) => Number(row.author_id)))]));
    await reckonCards(
      tx,
      cards.map(({ cardId }) => cardId),
      now,
    );
    return rows.length;
  });
}

type Account = typeof author.$inferSelect;

/** Writes down what cards come to, so that the list can be sorted by it. Makes the rows of cards that have none. */
export async function reckonCards(db: Db, cardIds: readonly number[], now: Date): Promise<void> {
  if (cardIds.length === 0) return;
  const accounts = await db
    .select()
    .from(author)
    .where(inArray(author.cardId, [...cardIds]));
  const figures = new Map((await readFigures(db, cardIds)).map((each) => [each.cardId, each]));
  const roleOf = await loadAuthorRoles(db);
  const known = await db
    .select({ cardId: authorCard.cardId, name: authorCard.name })
    .from(authorCard)
    .where(inArray(authorCard.cardId, [...cardIds]));
  const names = new Map(known.map(({ cardId, name }) => [cardId, name]));
  const { accounts: alike, isRefused } = await findAlikeAccounts(db, accounts);
  const near = groupAlike(alike);
  const byCard = new Map<number, Account[]>();
  for (const each of accounts) byCard.set(each.cardId, [...(byCard.get(each.cardId) ?? []), each]);
  const rows = [...new Set(cardIds)]
    .toSorted((a, b) => a - b)
    .map((cardId) => {
      const own = byCard.get(cardId) ?? [];
      const of = figures.get(cardId) ?? noFigures(cardId);
      const derived = deriveStanding({
        ...of,
        watchedAs: own.map((each) => roleOf(each)).find((role) => role !== null) ?? null,
        bios: own.flatMap(({ bio }) => bio ?? []),
      });
      const others = proposeSame(own, near(own), isRefused);
      return {
        ...of,
        derived,
        others: others.map((each) => each.cardId),
        shownName: names.get(cardId) ?? nameOf(own),
        followers: own.reduce<number | null>(
          (most, { followers }) => (followers !== null && followers > (most ?? -1) ? followers : most),
          null,
        ),
      };
    });
  await saveRows(db, rows, now);
}

function noFigures(cardId: number): CardFigures {
  return { cardId, posts: 0, firstPostAt: null, lastPostAt: null, negative: 0, neutral: 0, positive: 0 };
}

/** As the account with the most followers is called, the older one of two. */
export function nameOf(
  accounts: readonly Pick<Account, "authorId" | "name" | "handle" | "followers">[],
): string {
  const first = accounts.toSorted(
    (a, b) => (b.followers ?? -1) - (a.followers ?? -1) || a.authorId - b.authorId,
  )[0];
  return first?.name ?? first?.handle ?? (first === undefined ? "" : `№ ${first.authorId}`);
}

type Reckoned = CardFigures & {
  derived: ReturnType<typeof deriveStanding>;
  others: number[];
  shownName: string;
  followers: number | null;
};

async function saveRows(db: Db, rows: readonly Reckoned[], now: Date): Promise<void> {
  const values = rows.map(({ derived, others, ...row }) => {
    const n = row.negative + row.neutral + row.positive;
    return {
      card_id: row.cardId,
      shown_name: row.shownName,
      derived_standing: derived?.standing ?? null,
      derived_because: derived?.because ?? null,
      posts: row.posts,
      first_post_at: row.firstPostAt,
      last_post_at: row.lastPostAt,
      followers: row.followers,
      negative: row.negative,
      neutral: row.neutral,
      positive: row.positive,
      negative_low: n < tonesMin ? null : shareOf(row.negative, n).low,
      positive_low: n < tonesMin ? null : shareOf(row.positive, n).low,
      proposals: others.length,
    };
  });
  await db.execute(sql`
    insert into author_card (card_id, shown_name, derived_standing, derived_because, posts, first_post_at, last_post_at,
      followers, negative, neutral, positive, negative_low, positive_low, proposals, reckoned_at)
    select card_id, shown_name, derived_standing, derived_because, posts, first_post_at, last_post_at,
      followers, negative, neutral, positive, negative_low, positive_low, proposals, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(values)}::json) as g(
      card_id bigint, shown_name text, derived_standing text, derived_because jsonb, posts integer, first_post_at timestamptz,
      last_post_at timestamptz, followers bigint, negative integer, neutral integer, positive integer,
      negative_low double precision, positive_low double precision, proposals integer)
    order by card_id
    on conflict (card_id) do update set shown_name = excluded.shown_name, derived_standing = excluded.derived_standing,
      derived_because = excluded.derived_because, posts = excluded.posts, first_post_at = excluded.first_post_at,
      last_post_at = excluded.last_post_at, followers = excluded.followers, negative = excluded.negative,
      neutral = excluded.neutral, positive = excluded.positive, negative_low = excluded.negative_low,
      positive_low = excluded.positive_low, proposals = excluded.proposals, reckoned_at = excluded.reckoned_at`);
  const others = [...new Set(rows.flatMap((row) => row.others))];
  if (others.length === 0) return;
  await db.execute(sql`
    update author_card set proposals = 1 where card_id = any(${sql.param(others)}::bigint[]) and proposals = 0`);
}
