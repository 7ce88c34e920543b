import type { CollectedPost } from "@earshot/core/collect/post";
import type { Refusal } from "@earshot/core/import/refusal";
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { ensureMonths, monthOf } from "../partitions.ts";
import { importRefusal } from "../schema/import-refusal.ts";
import { importRun } from "../schema/import-run.ts";
import { storable } from "../storable.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";
import { savePosts, type SavedPost } from "./collect.ts";
import { noteImported } from "./import-work.ts";

export type RefusalRow = typeof importRefusal.$inferSelect;

/** Refused rows that nobody mended yet, in the order of the file, after the row `after`. */
export async function listRefusals(
  db: Db,
  { importRunId, after, limit }: { importRunId: number; after: number; limit: number },
): Promise<RefusalRow[]> {
  return db
    .select()
    .from(importRefusal)
    .where(
      and(
        eq(importRefusal.importRunId, importRunId),
        isNull(importRefusal.mendedAt),
        gt(importRefusal.rowNumber, after),
      ),
    )
    .orderBy(asc(importRefusal.rowNumber))
    .limit(limit);
}

/** One that waits; null when it was mended meanwhile, or never refused. */
export async function getRefusal(db: Db, importRunId: number, rowNumber: number): Promise<RefusalRow | null> {
  const rows = await listRefusals(db, { importRunId, after: rowNumber - 1, limit: 1 });
  return rows[0]?.rowNumber === rowNumber ? rows[0] : null;
}

/** Keeps what a person wrote into a row that is still no post, with the reasons that are left. */
export async function keepMending(
  db: Db,
  given: { importRunId: number; rowNumber: number; cells: readonly string[]; reasons: readonly Refusal[] },
): Promise<void> {
  await db
    .update(importRefusal)
    .set({ cells: given.cells.map((cell) => storable(cell)), reasons: [...given.reasons] })
    .where(
      and(
        eq(importRefusal.importRunId, given.importRunId),
        eq(importRefusal.rowNumber, given.rowNumber),
        isNull(importRefusal.mendedAt),
      ),
    );
}

export interface MendRow {
  importRunId: number;
  rowNumber: number;
  cells: readonly string[];
  post: CollectedPost;
}

/** Saves the post that a mended row became. Null when somebody mended it at this moment, or the import has no source any more. */
export async function mendRow(
  db: Db,
  { actor }: ChangedByAnyone<"edit_sources">,
  { importRunId, rowNumber, cells, post }: MendRow,
  now: Date,
): Promise<SavedPost | null> {
  // Beforehand: made in the transaction they would be locked until its end.
  await ensureMonths(db, [monthOf(post.publishedAt)]);
  return db.transaction(async (tx) => {
    const [run] = await tx
      .select()
      .from(importRun)
      .where(eq(importRun.importRunId, importRunId))
      .for("update");
    if (run === undefined || run.sourceId === null) return null;
    const mended = await tx
      .update(importRefusal)
      .set({ cells: cells.map((cell) => storable(cell)), mendedAt: now })
      .where(
        and(
          eq(importRefusal.importRunId, importRunId),
          eq(importRefusal.rowNumber, rowNumber),
          isNull(importRefusal.mendedAt),
        ),
      )
      .returning({ rowNumber: importRefusal.rowNumber });
    if (mended.length === 0) return null;
    const [saved] = await savePosts(tx, { sourceId: run.sourceId, posts: [post], now });
    if (saved === undefined) throw new Error("The source of the import was retired.");
    await noteImported(tx, importRunId, [saved.postId]);
    const outcome = importRun[saved.outcome];
    await tx
      .update(importRun)
      .set({ mended: sql`${importRun.mended} + 1`, [saved.outcome]: sql`${outcome} + 1` })
      .where(eq(importRun.importRunId, importRunId));
    await recordAudit(
      tx,
      actor,
      {
        what: "import.row_mended",
        targetKind: "import",
        targetId: importRunId,
        targetName: run.name,
        to: { row: rowNumber },
      },
      now,
    );
    return saved;
  });
}
