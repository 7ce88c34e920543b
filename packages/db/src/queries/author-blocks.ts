import { and, inArray, isNull } from "drizzle-orm";
import type { Db } from "../database.ts";
import { block } from "../schema/block.ts";
import { accountsOf, lockCards, noteCardEvent, type CardChanged } from "./author-card.ts";
import { addBlock, endBlock } from "./blocks.ts";
import type { ChangedBy } from "./changed-by.ts";

type Blocked = (CardChanged & { ok: false }) | (CardChanged & { ok: true } & { hidden: number });

/** Blocks every account of a person; with `isForOpen` posts that are open now are closed too. */
export async function blockCard(
  db: Db,
  by: ChangedBy<"edit_sources">,
  given: { cardId: number; reason: string | null; isForOpen: boolean; now: Date },
): Promise<Blocked> {
  const { cardId, now } = given;
  return db.transaction(async (tx) => {
    const [row] = await lockCards(tx, [cardId], now);
    if (!row || row.mergedInto !== null) return { ok: false, reason: "missing" };
    let hidden = 0;
    let made = 0;
    for (const { authorId } of await accountsOf(tx, cardId)) {
      const done = await addBlock(tx, by, { ...given, target: { kind: "author", authorId } });
      if (!done.ok) continue;
      made += 1;
      hidden += done.hidden;
    }
    if (made === 0) return { ok: false, reason: "unchanged" };
    const who = { personId: by.may.personId, actor: by.actor };
    const event = await noteCardEvent(tx, who, {
      cardId,
      kind: "blocked",
      to: { accounts: made, hidden },
      reason: given.reason,
      now,
    });
    return { ...event, hidden };
  });
}

/** Ends the blocks of every account; posts that they hid and nobody touched since are again what they were. */
export async function unblockCard(
  db: Db,
  by: ChangedBy<"edit_sources">,
  given: { cardId: number; now: Date },
): Promise<Blocked> {
  const { cardId, now } = given;
  return db.transaction(async (tx) => {
    const [row] = await lockCards(tx, [cardId], now);
    if (!row) return { ok: false, reason: "missing" };
    const ids = (await accountsOf(tx, cardId)).map(({ authorId }) => authorId);
    const blocks = await tx
      .select({ blockId: block.blockId })
      .from(block)
      .where(and(inArray(block.authorId, ids), isNull(block.endedAt)));
    if (blocks.length === 0) return { ok: false, reason: "unchanged" };
    let hidden = 0;
    for (const { blockId } of blocks) {
      const ended = await endBlock(tx, by, { blockId, givesBack: true, now });
      hidden += ended.ok ? ended.hidden : 0;
    }
    const who = { personId: by.may.personId, actor: by.actor };
    const event = await noteCardEvent(tx, who, {
      cardId,
      kind: "unblocked",
      to: { accounts: blocks.length, hidden },
      now,
    });
    return { ...event, hidden };
  });
}
