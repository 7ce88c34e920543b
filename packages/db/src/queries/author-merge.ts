import { and, desc, eq, inArray, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { authorCard } from "../schema/author-card.ts";
import { authorEvent } from "../schema/author-event.ts";
import { authorPair } from "../schema/author-pair.ts";
import { accountsOf, lockCard, lockCards, noteCardEvent, type CardChanged } from "./author-card.ts";
import { whoOf } from "./author-edit.ts";
import { reckonCards } from "./author-figures.ts";
import type { ChangedBy } from "./changed-by.ts";

interface Changing {
  cardId: number;
  /** The version that the person saw. */
  expected: number;
  now: Date;
}

/**
 * Makes one person of two cards: the accounts of the other come over, its notes and history are shown here from then on and stay its own, so that
 * they go back when the two are parted. What people say the person is stays; where this card says nothing, the other's word holds.
 */
export async function mergeCards(
  db: Db,
  by: ChangedBy<"triage">,
  given: Changing & { otherId: number },
): Promise<CardChanged<"itself">> {
  const { cardId, otherId, now } = given;
  if (cardId === otherId) return { ok: false, reason: "itself" };
  return db.transaction(async (tx) => {
    const [, other] = await lockCards(tx, [cardId, otherId], now);
    const locked = await lockCard(tx, given);
    if (!locked.ok) return locked;
    if (!other) return { ok: false, reason: "missing" };
    if (other.mergedInto !== null) return { ok: false, reason: "merged" };
    const { row } = locked;
    const moved = await moveAccounts(tx, otherId, cardId);
    await tx
      .update(authorCard)
      .set({ mergedInto: cardId, version: sql`${authorCard.version} + 1` })
      .where(eq(authorCard.cardId, otherId));
    const taken = row.standing === null && other.standing !== null ? standingOf(other) : null;
    if (taken !== null) await tx.update(authorCard).set(taken).where(eq(authorCard.cardId, cardId));
    await forgetPairs(tx, cardId);
    await reckonCards(tx, [cardId, otherId], now);
    return noteCardEvent(tx, whoOf(by), {
      cardId,
      kind: "merge",
      from: { cardId: null },
      to: { cardId: otherId, authorIds: moved, tookStanding: taken !== null },
      now,
    });
  });
}

function standingOf({ standing, standingReason, standingBy, standingAt }: typeof authorCard.$inferSelect) {
  return { standing, standingReason, standingBy, standingAt };
}

/** Accounts of one card become those of another; only the named ones, where any are. */
export async function moveAccounts(
  db: Db,
  from: number,
  to: number,
  only: readonly number[] | null = null,
): Promise<number[]> {
  const isNamed = only === null ? undefined : inArray(author.authorId, [...only]);
  const moved = await db
    .update(author)
    .set({ cardId: to })
    .where(and(eq(author.cardId, from), isNamed))
    .returning({ authorId: author.authorId });
  return moved.map(({ authorId }) => authorId).toSorted((a, b) => a - b);
}

/** Whoever joins two cards says that they are one person after all. */
async function forgetPairs(db: Db, cardId: number): Promise<void> {
  await db.execute(sql`
    delete from author_pair p using author a, author b
    where p.first_id = a.author_id and p.second_id = b.author_id and a.card_id = ${cardId} and b.card_id = ${cardId}`);
}

/**
 * Takes accounts out of a card, for ever apart from those that stay. Accounts that came together from another card go back to that one, with its notes;
 * others to a card of their own.
 */
export async function splitCard(
  db: Db,
  by: ChangedBy<"triage">,
  given: Changing & { authorIds: readonly number[] },
): Promise<CardChanged<"foreign" | "nothing_left">> {
  const { cardId, now } = given;
  return db.transaction(async (tx) => {
    const locked = await lockCard(tx, given);
    if (!locked.ok) return locked;
    const all = (await accountsOf(tx, cardId)).map(({ authorId }) => authorId);
    const taken = [...new Set(given.authorIds)];
    const staying = all.filter((authorId) => !taken.includes(authorId));
    if (all.length - staying.length < taken.length) return { ok: false, reason: "foreign" };
    if (staying.length === 0) return { ok: false, reason: "nothing_left" };
    const home = (await findHome(tx, cardId, taken)) ?? (await newCardNumber(tx));
    await moveAccounts(tx, cardId, home, taken);
    await tx.update(authorCard).set({ mergedInto: null }).where(eq(authorCard.cardId, home));
    await reckonCards(tx, [cardId, home], now);
    const pairs = await tellApart(tx, { ones: taken, others: staying, personId: by.may.personId, now });
    await noteCardEvent(tx, whoOf(by), {
      cardId: home,
      kind: "split",
      from: { cardId },
      to: { cardId: null, authorIds: taken },
      now,
    });
    return noteCardEvent(tx, whoOf(by), {
      cardId,
      kind: "split",
      from: { cardId: null },
      to: { cardId: home, authorIds: taken, pairs },
      now,
    });
  });
}

async function newCardNumber(db: Db): Promise<number> {
  const [row] = await readRows<{ id: string }>(db, sql`select nextval('author_card_number') as id`);
  return Number(row?.id);
}

/** The card that exactly these accounts came from. */
async function findHome(db: Db, cardId: number, authorIds: readonly number[]): Promise<number | null> {
  const later = alias(authorEvent, "later");
  const merges = await db
    .select({ to: authorEvent.to })
    .from(authorEvent)
    .innerJoin(authorCard, sql`${authorCard.cardId} = (${authorEvent.to} ->> 'cardId')::bigint`)
    .where(
      and(
        eq(authorEvent.cardId, cardId),
        eq(authorEvent.kind, "merge"),
        eq(authorCard.mergedInto, cardId),
        notExists(db.select().from(later).where(eq(later.undoes, authorEvent.authorEventId))),
      ),
    )
    .orderBy(desc(authorEvent.authorEventId));
  const wanted = authorIds.toSorted((a, b) => a - b).join();
  const found = merges.find(({ to }) => (to["authorIds"] as number[]).join() === wanted);
  return found === undefined ? null : Number(found.to["cardId"]);
}

/** Remembers of every pair that it is two people. @returns pairs that were not known to be */
export async function tellApart(
  db: Db,
  given: { ones: readonly number[]; others: readonly number[]; personId: number | null; now: Date },
): Promise<[number, number][]> {
  const pairs = given.ones.flatMap((one) =>
    given.others.map((other) => ({
      firstId: Math.min(one, other),
      secondId: Math.max(one, other),
      at: given.now,
      personId: given.personId,
    })),
  );
  if (pairs.length === 0) return [];
  const made = await db.insert(authorPair).values(pairs).onConflictDoNothing().returning();
  return made.map(({ firstId, secondId }) => [firstId, secondId]);
}

/** Says of two cards that they are two people: they are never proposed to each other again. */
export async function refuseProposal(
  db: Db,
  by: ChangedBy<"triage">,
  given: Changing & { otherId: number },
): Promise<CardChanged<"itself">> {
  const { cardId, otherId, now } = given;
  if (cardId === otherId) return { ok: false, reason: "itself" };
  return db.transaction(async (tx) => {
    const locked = await lockCard(tx, given);
    if (!locked.ok) return locked;
    const ones = (await accountsOf(tx, cardId)).map(({ authorId }) => authorId);
    const others = (await accountsOf(tx, otherId)).map(({ authorId }) => authorId);
    if (others.length === 0) return { ok: false, reason: "missing" };
    const pairs = await tellApart(tx, { ones, others, personId: by.may.personId, now });
    if (pairs.length === 0) return { ok: false, reason: "unchanged" };
    await reckonCards(tx, [cardId, otherId], now);
    return noteCardEvent(tx, whoOf(by), { cardId, kind: "different", to: { cardId: otherId, pairs }, now });
  });
}
