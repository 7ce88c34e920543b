import { asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { authorCard } from "../schema/author-card.ts";
import { authorEvent } from "../schema/author-event.ts";
import type { AuthorEventKind } from "@earshot/core/triage/author/author-event";
import { storable } from "../storable.ts";
import { recordAudit, type Actor } from "./audit.ts";
import { reckonCards } from "./author-figures.ts";

/** `stale`: somebody changed the card since; `merged`: it was joined with another one meanwhile. */
export type CardRefusal = "missing" | "stale" | "unchanged" | "merged";
export type CardChanged<Refusal = never> =
  | { ok: true; cardId: number; version: number; eventId: number }
  | { ok: false; reason: CardRefusal | Refusal };

export type CardRow = typeof authorCard.$inferSelect;

/** The card that shows this one: itself, or the one it was joined with. Null when there is no account of it. */
export async function findCard(db: Db, cardId: number): Promise<number | null> {
  const [row] = await readRows<{ card_id: string }>(
    db,
    sql`
    with recursive led as (
      select ${cardId}::bigint as card_id, 0 as depth
      union all
      select c.merged_into, depth + 1 from led join author_card c using (card_id) where c.merged_into is not null and depth < 50
    )
    select card_id from led where exists (select from author a where a.card_id = led.card_id) order by depth desc limit 1`,
  );
  return row === undefined ? null : Number(row.card_id);
}

/** Numbers of a card and of those that were joined with it, as a statement in brackets. */
export function cardFamily(cardId: number): SQL {
  return sql`(with recursive family as (
    select ${cardId}::bigint as card_id
    union select c.card_id from author_card c join family on c.merged_into = family.card_id
  ) select card_id from family)`;
}

/** The card of an account; null when there is none. */
export async function cardOfAccount(db: Db, authorId: number): Promise<number | null> {
  const [row] = await db.select({ cardId: author.cardId }).from(author).where(eq(author.authorId, authorId));
  return row?.cardId ?? null;
}

export async function accountsOf(db: Db, cardId: number): Promise<(typeof author.$inferSelect)[]> {
  return db.select().from(author).where(eq(author.cardId, cardId)).orderBy(asc(author.authorId));
}

/** Rows of cards, held to the end of the transaction and made where there are none; null where a card has no account. In the order of their numbers. */
export async function lockCards(db: Db, cardIds: readonly number[], now: Date): Promise<(CardRow | null)[]> {
  const missing = await readRows<{ card_id: string }>(
    db,
    sql`select distinct a.card_id from author a where a.card_id = any(${sql.param([...cardIds])}::bigint[])
      and not exists (select from author_card c where c.card_id = a.card_id)`,
  );
  if (missing.length > 0)
    await reckonCards(
      db,
      missing.map((row) => Number(row.card_id)),
      now,
    );
  const rows = await db
    .select()
    .from(authorCard)
    .where(inArray(authorCard.cardId, [...cardIds]))
    .orderBy(asc(authorCard.cardId))
    .for("update");
  return cardIds.map((cardId) => rows.find((row) => row.cardId === cardId) ?? null);
}

/** The row of one card that stands by itself, at the version that the person saw. */
export async function lockCard(
  db: Db,
  given: { cardId: number; expected: number; now: Date },
): Promise<{ ok: true; row: CardRow } | { ok: false; reason: "missing" | "stale" | "merged" }> {
  const [row] = await lockCards(db, [given.cardId], given.now);
  if (!row) return { ok: false, reason: "missing" };
  if (row.mergedInto !== null) return { ok: false, reason: "merged" };
  if (row.version !== given.expected) return { ok: false, reason: "stale" };
  return { ok: true, row };
}

interface CardEvent {
  cardId: number;
  kind: AuthorEventKind;
  from?: Record<string, unknown>;
  to?: Record<string, unknown>;
  reason?: string | null;
  undoes?: number;
  now: Date;
}

/** Writes an event into the history of a card and the same into the audit log; the row of the card goes on by one version. */
export async function noteCardEvent(
  db: Db,
  by: { personId: number | null; actor: Actor },
  event: CardEvent,
): Promise<{ ok: true; cardId: number; version: number; eventId: number }> {
  const { cardId, kind, now } = event;
  const from = event.from ?? {};
  const to = event.to ?? {};
  const reason = storable(event.reason ?? null);
  const [made] = await db
    .insert(authorEvent)
    .values({ cardId, at: now, personId: by.personId, kind, from, to, reason, undoes: event.undoes ?? null })
    .returning({ eventId: authorEvent.authorEventId });
  const [row] = await db
    .update(authorCard)
    .set({ version: sql`${authorCard.version} + 1` })
    .where(eq(authorCard.cardId, cardId))
    .returning({ version: authorCard.version, name: authorCard.shownName });
  if (!made || !row) throw new Error("An event of a card returned nothing.");
  const target = { targetKind: "author", targetId: cardId, targetName: row.name };
  await recordAudit(
    db,
    by.actor,
    { what: auditedAs[kind], ...target, from, to: reason === null ? to : { ...to, reason } },
    now,
  );
  return { ok: true, cardId, version: row.version, eventId: made.eventId };
}

const auditedAs: Record<AuthorEventKind, string> = {
  name: "author.renamed",
  standing: "author.standing",
  merge: "author.merged",
  split: "author.split",
  different: "author.told_apart",
  verdict: "author.judged",
  note: "author.noted",
  note_edited: "author.note_edited",
  note_deleted: "author.note_deleted",
  note_restored: "author.note_restored",
  blocked: "author.blocked",
  unblocked: "author.unblocked",
  undo: "author.undone",
};
