import type { Standing } from "@earshot/core/triage/author/standing";
import { eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { authorCard } from "../schema/author-card.ts";
import { storable } from "../storable.ts";
import { lockCard, noteCardEvent, type CardChanged } from "./author-card.ts";
import { reckonCards } from "./author-figures.ts";
import type { ChangedBy } from "./changed-by.ts";

interface Editing {
  cardId: number;
  /** The version that the person saw. */
  expected: number;
  now: Date;
}

/** Says what a person is to us, and why; null takes it back, so that what was derived shows again. */
export async function setStanding(
  db: Db,
  by: ChangedBy<"triage">,
  given: Editing & { standing: Standing | null; reason: string | null },
): Promise<CardChanged> {
  return db.transaction(async (tx) => {
    const locked = await lockCard(tx, given);
    if (!locked.ok) return locked;
    const { row } = locked;
    const reason = storable(given.reason);
    if (row.standing === given.standing && row.standingReason === reason)
      return { ok: false, reason: "unchanged" };
    const { now, standing, cardId } = given;
    await tx
      .update(authorCard)
      .set({ standing, standingReason: reason, standingBy: by.may.personId, standingAt: now })
      .where(eq(authorCard.cardId, cardId));
    return noteCardEvent(tx, whoOf(by), {
      cardId,
      kind: "standing",
      from: { standing: row.standing, standingReason: row.standingReason },
      to: { standing, standingReason: reason },
      now,
    });
  });
}

/** Gives a person the name that the team calls them by; null: as their accounts do. */
export async function renameAuthor(
  db: Db,
  by: ChangedBy<"triage">,
  given: Editing & { name: string | null },
): Promise<CardChanged> {
  return db.transaction(async (tx) => {
    const locked = await lockCard(tx, given);
    if (!locked.ok) return locked;
    const { row } = locked;
    const name = storable(given.name);
    if (row.name === name) return { ok: false, reason: "unchanged" };
    const { cardId, now } = given;
    await tx.update(authorCard).set({ name }).where(eq(authorCard.cardId, cardId));
    await reckonCards(tx, [cardId], now);
    return noteCardEvent(tx, whoOf(by), {
      cardId,
      kind: "name",
      from: { name: row.name },
      to: { name },
      now,
    });
  });
}

export function whoOf(by: ChangedBy<"triage">) {
  return { personId: by.may.personId, actor: by.actor };
}
