import type { RecollectOutcome } from "@earshot/core/collect/settle-gap";
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { sourceGap } from "../schema/source-gap.ts";
import { anyOf } from "./post-location.ts";

export interface GapRow {
  sourceGapId: number;
  sourceId: number;
  from: Date;
  /** Null while it lasts. */
  to: Date | null;
  why: string;
  askedAt: Date | null;
  settledAt: Date | null;
  outcome: RecollectOutcome | null;
  recovered: number | null;
  offeredFrom: Date | null;
  backfillRunId: number | null;
}

const columns = {
  sourceGapId: sourceGap.sourceGapId,
  sourceId: sourceGap.sourceId,
  from: sourceGap.fromAt,
  to: sourceGap.toAt,
  why: sourceGap.why,
  askedAt: sourceGap.askedAt,
  settledAt: sourceGap.settledAt,
  outcome: sourceGap.outcome,
  recovered: sourceGap.recovered,
  offeredFrom: sourceGap.offeredFrom,
  backfillRunId: sourceGap.backfillRunId,
};

/** Gaps that touch a time span, by source, oldest first; of all sources without `sourceIds`. */
export async function listGaps(
  db: Db,
  asked: { from: Date; to: Date; sourceIds?: readonly number[] | undefined },
): Promise<GapRow[]> {
  const { from, to, sourceIds } = asked;
  return db
    .select(columns)
    .from(sourceGap)
    .where(
      and(
        sourceIds === undefined
          ? undefined
          : sql`${sourceGap.sourceId} = any(${sql.param([...sourceIds])}::integer[])`,
        lt(sourceGap.fromAt, to),
        or(isNull(sourceGap.toAt), gt(sourceGap.toAt, from)),
      ),
    )
    .orderBy(asc(sourceGap.sourceId), asc(sourceGap.fromAt));
}

/** The latest gaps of a source, newest first. */
export async function latestGaps(db: Db, sourceId: number, limit: number): Promise<GapRow[]> {
  return db
    .select(columns)
    .from(sourceGap)
    .where(eq(sourceGap.sourceId, sourceId))
    .orderBy(desc(sourceGap.fromAt))
    .limit(limit);
}

/** Null when the source has no such gap. */
export async function getGap(db: Db, sourceId: number, sourceGapId: number): Promise<GapRow | null> {
  const rows = await db
    .select(columns)
    .from(sourceGap)
    .where(and(eq(sourceGap.sourceId, sourceId), eq(sourceGap.sourceGapId, sourceGapId)))
    .for("update");
  return rows[0] ?? null;
}

/** Gaps of sources that somebody asked for and that a visit is to settle. */
export async function askedGaps(db: Db, sourceIds: readonly number[]): Promise<GapRow[]> {
  return db
    .select(columns)
    .from(sourceGap)
    .where(
      and(
        anyOf(sourceGap.sourceId, sourceIds),
        isNotNull(sourceGap.askedAt),
        isNotNull(sourceGap.toAt),
        isNull(sourceGap.backfillRunId),
      ),
    )
    .orderBy(asc(sourceGap.sourceId), asc(sourceGap.fromAt));
}
