import { settleGap } from "@earshot/core/collect/settle-gap";
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Db } from "../database.ts";
import { backfillRun } from "../schema/backfill-run.ts";
import { source } from "../schema/source.ts";
import { sourceGap } from "../schema/source-gap.ts";
import { recordAudit } from "./audit.ts";
import { askedGaps, getGap, type GapRow } from "./gaps.ts";
import type { SourceEditor } from "./source-edit.ts";
import { notifySources } from "./sources.ts";

/** Begins a back-fill of a time, in the transaction that asks for it. @returns its run; null where the source keeps no history */
export type BeginBackfill = (
  tx: Db,
  wanted: { sourceId: number; from: Date; to: Date },
) => Promise<number | null>;

export type AskedGap = { ok: true; gap: GapRow } | { ok: false; reason: "unknown" | "whole" | "paused" };

/**
 * Asks for a gap once more. A source that keeps history is asked for the time itself; any other one is read anew from the beginning of
 * what it shows, and the visit says what could be had (`settleAskedGaps`).
 */
export async function askForGap(
  db: Db,
  editor: SourceEditor,
  asked: { sourceId: number; sourceGapId: number; now: Date; beginBackfill: BeginBackfill },
): Promise<AskedGap> {
  const { sourceId, sourceGapId, now, beginBackfill } = asked;
  return db.transaction(async (tx): Promise<AskedGap> => {
    // The source first, as every visit takes them.
    const [of] = await tx
      .select({ name: source.name, state: source.state, retiredAt: source.retiredAt })
      .from(source)
      .where(eq(source.sourceId, sourceId))
      .for("update");
    const gap = await getGap(tx, sourceId, sourceGapId);
    if (of === undefined || of.retiredAt !== null || gap === null) return { ok: false, reason: "unknown" };
    if (gap.outcome === "whole") return { ok: false, reason: "whole" };
    if (of.state === "paused") return { ok: false, reason: "paused" };
    const backfillRunId = await beginBackfill(tx, { sourceId, from: gap.from, to: gap.to ?? now });
    const change = { askedAt: now, settledAt: null, outcome: null, recovered: null, offeredFrom: null };
    await tx
      .update(sourceGap)
      .set({ ...change, backfillRunId })
      .where(eq(sourceGap.sourceGapId, sourceGapId));
    if (backfillRunId === null) await readAnew(tx, sourceId, now);
    const target = { targetKind: "source", targetId: sourceId, targetName: of.name };
    const to = { from: gap.from.toISOString(), to: gap.to?.toISOString() ?? null };
    await recordAudit(tx, editor.actor, { what: "source.gap_asked", ...target, to }, now);
    await notifySources(tx);
    return { ok: true, gap: { ...gap, ...change, backfillRunId } };
  });
}

/** Without validators the whole answer is read, also where nothing is new. */
async function readAnew(tx: Db, sourceId: number, now: Date): Promise<void> {
  await tx
    .update(source)
    .set({ etag: null, lastModified: null, bodyHash: null, nextCheckAt: now })
    .where(eq(source.sourceId, sourceId));
}

/** What a visit that read a source anew brought. */
export interface ReadAnew {
  sourceId: number;
  /** Publication time of the oldest post that the source still shows; null when it shows none. */
  offeredFrom: Date | null;
  /** Publication times of the posts that were not there before. */
  addedAt: readonly Date[];
  now: Date;
}

/** Settles the gaps that were asked for, in the transaction of the visits: what came closes them, what did not stays missing. */
export async function settleAskedGaps(tx: Db, visits: readonly ReadAnew[]): Promise<void> {
  if (visits.length === 0) return;
  const visitOf = new Map(visits.map((visit) => [visit.sourceId, visit]));
  for (const gap of await askedGaps(tx, [...visitOf.keys()])) {
    const visit = visitOf.get(gap.sourceId);
    if (gap.to === null || visit === undefined) continue;
    const { from, to } = gap;
    const { outcome, rest } = settleGap({ from, to }, visit.offeredFrom);
    const recovered = visit.addedAt.filter((at) => at >= from && at < to).length;
    await tx
      .update(sourceGap)
      .set({
        askedAt: null,
        settledAt: visit.now,
        outcome,
        recovered,
        offeredFrom: visit.offeredFrom,
        toAt: rest?.to ?? to,
      })
      .where(eq(sourceGap.sourceGapId, gap.sourceGapId));
  }
}

/**
 * Settles the gaps whose back-fill has ended, however it did: it came back as far as its oldest post.
 * @returns how many
 */
export async function settleEndedBackfills(db: Db, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const ended = await tx
      .select({
        sourceGapId: sourceGap.sourceGapId,
        from: sourceGap.fromAt,
        to: sourceGap.toAt,
        oldestAt: backfillRun.oldestAt,
        added: backfillRun.added,
      })
      .from(sourceGap)
      .innerJoin(backfillRun, eq(backfillRun.backfillRunId, sourceGap.backfillRunId))
      .where(and(isNotNull(sourceGap.askedAt), inArray(backfillRun.state, ["done", "stopped", "failed"])))
      .for("update", { of: sourceGap, skipLocked: true });
    for (const { sourceGapId, from, to, oldestAt, added } of ended) {
      const { outcome, rest } = settleGap({ from, to: to ?? now }, oldestAt);
      const settled = { askedAt: null, settledAt: now, outcome, recovered: added, offeredFrom: oldestAt };
      // One that still lasts is closed by the visit that ends it.
      const toAt = to === null ? null : (rest?.to ?? to);
      await tx
        .update(sourceGap)
        .set({ ...settled, toAt })
        .where(eq(sourceGap.sourceGapId, sourceGapId));
    }
    if (ended.length > 0) await notifySources(tx);
    return ended.length;
  });
}
