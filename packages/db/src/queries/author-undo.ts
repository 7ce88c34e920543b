import { undoableEvents } from "@earshot/core/triage/author/author-event";
import type { Standing } from "@earshot/core/triage/author/standing";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { authorCard } from "../schema/author-card.ts";
import { authorEvent } from "../schema/author-event.ts";
import { lockCards, noteCardEvent, type CardChanged, type CardRow } from "./author-card.ts";
import { whoOf } from "./author-edit.ts";
import { reckonCards } from "./author-figures.ts";
import { moveAccounts } from "./author-merge.ts";
import type { ChangedBy } from "./changed-by.ts";
import type { ListEditor } from "./entity-edit.ts";
import { takeVerdictBack } from "./impostor-verdict.ts";

type Event = typeof authorEvent.$inferSelect;
type UndoRefusal = "already_undone" | "not_undoable" | "changed_since";

/** Takes back what somebody did to a card, by another event. Refused where it was changed again since. */
export async function undoCardEvent(
  db: Db,
  by: ChangedBy<"triage">,
  given: { eventId: number; list: ListEditor | null; now: Date },
): Promise<CardChanged<UndoRefusal>> {
  const { now } = given;
  return db.transaction(async (tx) => {
    const [event] = await tx.select().from(authorEvent).where(eq(authorEvent.authorEventId, given.eventId));
    if (!event) return { ok: false, reason: "missing" };
    if (!undoableEvents.includes(event.kind) || event.from["cardId"] != null)
      return { ok: false, reason: "not_undoable" };
    const [row] = await lockCards(tx, [event.cardId], now);
    if (!row) return { ok: false, reason: "missing" };
    const [later] = await tx.select().from(authorEvent).where(eq(authorEvent.undoes, event.authorEventId));
    if (later) return { ok: false, reason: "already_undone" };
    if (!(await takeBack(tx, by, { event, row, now, list: given.list })))
      return { ok: false, reason: "changed_since" };
    return noteCardEvent(tx, whoOf(by), {
      cardId: event.cardId,
      kind: "undo",
      from: { kind: event.kind },
      undoes: event.authorEventId,
      now,
    });
  });
}

interface Undoing {
  event: Event;
  row: CardRow;
  now: Date;
  /** Null: whoever asks may not change the watch list. */
  list: ListEditor | null;
}

/** False when it was changed again since. */
async function takeBack(db: Db, by: ChangedBy<"triage">, undoing: Undoing): Promise<boolean> {
  const { event, row, now } = undoing;
  const isSame = (name: "name" | "standing" | "standingReason") =>
    JSON.stringify(row[name]) === JSON.stringify(event.to[name] ?? null);
  switch (event.kind) {
    case "name": {
      if (!isSame("name")) return false;
      await setCard(db, row, { name: event.from["name"] as string | null });
      await reckonCards(db, [row.cardId], now);
      return true;
    }
    case "standing": {
      if (!isSame("standing") || !isSame("standingReason")) return false;
      await setCard(db, row, {
        standing: event.from["standing"] as Standing | null,
        standingReason: event.from["standingReason"] as string | null,
        standingBy: by.may.personId,
        standingAt: now,
      });
      return true;
    }
    case "merge":
      return partAgain(db, undoing);
    case "split":
      return joinAgain(db, undoing);
    case "different":
      await forgetPairs(db, event);
      await reckonCards(db, [row.cardId, Number(event.to["cardId"])], now);
      return true;
    case "verdict":
      return takeVerdictBack(db, undoing.list, event, now);
    default:
      return false;
  }
}

async function setCard(db: Db, { cardId }: CardRow, values: Partial<CardRow>): Promise<void> {
  await db.update(authorCard).set(values).where(eq(authorCard.cardId, cardId));
}

/** Takes a merge back: accounts that are still here go home, with the notes of that card. */
async function partAgain(db: Db, { event, row, now }: Undoing): Promise<boolean> {
  const otherId = Number(event.to["cardId"]);
  const [other] = await lockCards(db, [otherId], now);
  if (!other || other.mergedInto !== row.cardId) return false;
  const moved = await moveAccounts(db, row.cardId, otherId, event.to["authorIds"] as number[]);
  if (moved.length === 0) return false;
  await db
    .update(authorCard)
    .set({ mergedInto: null, version: sql`${authorCard.version} + 1` })
    .where(eq(authorCard.cardId, otherId));
  if (event.to["tookStanding"] === true && row.standing === other.standing)
    await setCard(db, row, { standing: null, standingReason: null, standingBy: null, standingAt: null });
  await reckonCards(db, [row.cardId, otherId], now);
  return true;
}

/** Takes a split back: what went out comes in again, and the pairs are no longer told apart. */
async function joinAgain(db: Db, { event, row, now }: Undoing): Promise<boolean> {
  const otherId = Number(event.to["cardId"]);
  const [other] = await lockCards(db, [otherId], now);
  if (!other || other.mergedInto !== null || row.mergedInto !== null) return false;
  const moved = await moveAccounts(db, otherId, row.cardId);
  if (moved.length === 0) return false;
  await db
    .update(authorCard)
    .set({ mergedInto: row.cardId, version: sql`${authorCard.version} + 1` })
    .where(eq(authorCard.cardId, otherId));
  await forgetPairs(db, event);
  await reckonCards(db, [row.cardId, otherId], now);
  return true;
}

async function forgetPairs(db: Db, event: Event): Promise<void> {
  const pairs = (event.to["pairs"] ?? []) as [number, number][];
  for (const [first, second] of pairs)
    await db.execute(sql`delete from author_pair where first_id = ${first} and second_id = ${second}`);
}
