import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { erasure } from "../schema/erasure.ts";
import { person } from "../schema/person.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedBy } from "./changed-by.ts";

export interface ListedErasure {
  erasureId: number;
  at: Date;
  by: string | null;
  removed: typeof erasure.$inferSelect.removed;
  held: number;
  endedAt: Date | null;
  refused: number;
  refusedAt: Date | null;
  liftedAt: Date | null;
}

/** What was erased, the newest first; nothing says whose it was. */
export function listErasures(db: Db): Promise<ListedErasure[]> {
  return db
    .select({
      erasureId: erasure.erasureId,
      at: erasure.at,
      by: person.name,
      removed: erasure.removed,
      held: erasure.held,
      endedAt: erasure.endedAt,
      refused: erasure.refused,
      refusedAt: erasure.refusedAt,
      liftedAt: erasure.liftedAt,
    })
    .from(erasure)
    .leftJoin(person, eq(person.personId, erasure.personId))
    .orderBy(desc(erasure.erasureId))
    .limit(200);
}

/** Lets a person's posts come in again, as at their own wish: the hashes by which they were known go. False when there is nothing to let in. */
export async function liftErasure(
  db: Db,
  by: ChangedBy<"erase_data">,
  given: { erasureId: number; now: Date },
): Promise<boolean> {
  const { erasureId, now } = given;
  return db.transaction(async (tx) => {
    const [lifted] = await tx
      .update(erasure)
      .set({ liftedAt: now, liftedBy: by.may.personId })
      .where(and(eq(erasure.erasureId, erasureId), isNull(erasure.liftedAt)))
      .returning({ erasureId: erasure.erasureId });
    if (!lifted) return false;
    await tx.execute(sql`delete from erased_key where erasure_id = ${erasureId}`);
    const target = { targetKind: "erasure", targetId: erasureId, targetName: "" };
    await recordAudit(tx, by.actor, { what: "author.let_in", ...target }, now);
    return true;
  });
}
