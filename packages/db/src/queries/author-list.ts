import type { AuthorOrder } from "@earshot/core/triage/author/author-order";
import type { Standing } from "@earshot/core/triage/author/standing";
import type { Platform } from "@earshot/core/collect/platform";
import { and, inArray, sql, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { authorCard } from "../schema/author-card.ts";
import { storable } from "../storable.ts";

export interface AuthorListAsked {
  /** Words of a name, or a handle. */
  search: string;
  standings: readonly Standing[];
  isBlocked: boolean;
  /** May pass itself off as one of ours, or does. */
  isSuspected: boolean;
  /** May be the same person as another card. */
  hasProposals: boolean;
  order: AuthorOrder;
  /** Where the page before ended: the value it was sorted by, and the card. */
  after: { value: number; cardId: number } | null;
  limit: number;
}

export interface ListedAuthor {
  cardId: number;
  name: string;
  accounts: { authorId: number; platform: Platform; handle: string | null; name: string | null }[];
  standing: Standing | null;
  derivedStanding: Standing | null;
  posts: number;
  lastPostAt: Date | null;
  followers: number | null;
  negative: number;
  neutral: number;
  positive: number;
  isBlocked: boolean;
  /** `open`: nobody has judged it yet. */
  suspicion: "open" | "impostor" | null;
  proposals: number;
  /** What it was sorted by. */
  value: number;
}

const sortedBy: Record<AuthorOrder, SQL> = {
  posts: sql`posts`,
  last: sql`last_post_at`,
  followers: sql`coalesce(followers, -1)`,
  negative: sql`coalesce(negative_low, -1)`,
  positive: sql`coalesce(positive_low, -1)`,
};

/** A page of the people who wrote about us, from an index of what it is sorted by. */
export async function listAuthors(db: Db, asked: AuthorListAsked): Promise<ListedAuthor[]> {
  const { order, after, limit } = asked;
  const key = sortedBy[order];
  const value = order === "last" ? sql`(extract(epoch from last_post_at) * 1000000)::bigint` : key;
  const bound =
    order === "last"
      ? sql`to_timestamp(${after?.value ?? 0}::double precision / 1000000)`
      : sql`${after?.value ?? 0}`;
  const isAfter = after === null ? sql`true` : sql`(${key}, card_id) < (${bound}, ${after.cardId}::bigint)`;
  const rows = await db
    .select({ card: authorCard, value: sql<string | null>`${value}` })
    .from(authorCard)
    .where(and(condition(asked), isAfter))
    .orderBy(sql`${key} desc ${nullsOf(asked)}, card_id desc`)
    .limit(limit);
  const extras = await readExtras(
    db,
    rows.map(({ card }) => card.cardId),
  );
  return rows.map(({ card, value: sorted }) => ({
    cardId: card.cardId,
    name: card.shownName,
    standing: card.standing,
    derivedStanding: card.derivedStanding,
    posts: card.posts,
    lastPostAt: card.lastPostAt,
    followers: card.followers,
    negative: card.negative,
    neutral: card.neutral,
    positive: card.positive,
    proposals: card.proposals,
    value: Number(sorted ?? 0),
    ...(extras.get(card.cardId) ?? { accounts: [], isBlocked: false, suspicion: null }),
  }));
}

/** Whoever wrote about us has all that is sorted by, and the indexes are in that order; whoever is looked for may have written nothing. */
function nullsOf(asked: AuthorListAsked): SQL {
  return isOfWriters(asked) ? sql`` : sql`nulls last`;
}

function isOfWriters({ search, isSuspected }: AuthorListAsked): boolean {
  return search.trim() === "" && !isSuspected;
}

const countedMax = 10_000;

/** How many there are, as far as ten thousand. */
export async function countAuthors(
  db: Db,
  asked: AuthorListAsked,
): Promise<{ count: number; isMore: boolean }> {
  const [row] = await readRows<{ count: number }>(
    db,
    sql`select count(*)::integer as count from (
      select from author_card where ${condition(asked)} limit ${countedMax + 1}) counted`,
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, countedMax), isMore: count > countedMax };
}

function condition(asked: AuthorListAsked): SQL {
  const { search, standings, isBlocked, isSuspected, hasProposals } = asked;
  const wanted = sql.param([...standings]);
  // Whoever is looked for by name, or suspected, need not have written about us.
  const isShown = isOfWriters(asked) ? sql`posts > 0 and merged_into is null` : sql`merged_into is null`;
  const conditions = [
    isShown,
    ...(search.trim() === "" ? [] : [isFound(search)]),
    ...(standings.length === 0 ? [] : [sql`coalesce(standing, derived_standing) = any(${wanted}::text[])`]),
    ...(isBlocked
      ? [
          sql`card_id in (select a.card_id from block b join author a on a.author_id = b.author_id where b.ended_at is null)`,
        ]
      : []),
    ...(isSuspected
      ? [
          sql`card_id in (select a.card_id from impostor_check i join author a on a.author_id = i.author_id
          where i.verdict is null or i.verdict = 'impostor')`,
        ]
      : []),
    ...(hasProposals ? [sql`proposals > 0`] : []),
  ];
  return sql.join(conditions, sql` and `);
}

/** By words of a name or a handle, the last of which may be unfinished. */
function isFound(search: string): SQL {
  const words = sql`search_words(${storable(search.replaceAll("@", " "))})`;
  const asked = sql`coalesce((nullif(phraseto_tsquery('simple', ${words})::text, '') || ':*')::tsquery, ''::tsquery)`;
  return sql`(card_id in (select card_id from author
      where to_tsvector('simple', search_words(coalesce(name, '') || ' ' || coalesce(handle, ''))) @@ ${asked})
    or (name is not null and to_tsvector('simple', search_words(name)) @@ ${asked}))`;
}

type Extras = Pick<ListedAuthor, "accounts" | "isBlocked" | "suspicion">;

async function readExtras(db: Db, cardIds: readonly number[]): Promise<Map<number, Extras>> {
  if (cardIds.length === 0) return new Map();
  const rows = await db
    .select({
      cardId: author.cardId,
      authorId: author.authorId,
      platform: author.platform,
      handle: author.handle,
      name: author.name,
      isBlocked: sql<boolean>`exists (select from block b where b.author_id = author.author_id and b.ended_at is null)`,
      suspicion: sql<Extras["suspicion"] | "other" | null>`(
        select coalesce(i.verdict, 'open') from impostor_check i where i.author_id = author.author_id)`,
    })
    .from(author)
    .where(inArray(author.cardId, [...cardIds]))
    .orderBy(sql`followers desc nulls last, author_id`);
  const extras = new Map<number, Extras>();
  for (const { cardId, isBlocked, suspicion, ...account } of rows) {
    const before = extras.get(cardId) ?? { accounts: [], isBlocked: false, suspicion: null };
    const found = suspicion === "open" || suspicion === "impostor" ? suspicion : null;
    extras.set(cardId, {
      accounts: [...before.accounts, account],
      isBlocked: before.isBlocked || isBlocked,
      suspicion: before.suspicion === "impostor" ? "impostor" : (found ?? before.suspicion),
    });
  }
  return extras;
}
