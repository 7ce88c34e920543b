import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { backfillRun } from "../schema/backfill-run.ts";
import { source } from "../schema/source.ts";
import type { BackfillRun } from "./backfill.ts";

export async function getBackfill(db: Db, backfillRunId: number): Promise<BackfillRun | null> {
  const rows = await db.select().from(backfillRun).where(eq(backfillRun.backfillRunId, backfillRunId));
  return rows[0] ?? null;
}

export interface BackfillPage {
  backfillRunId: number;
  /** Number of pages before this one: a page that was saved already is not counted twice. */
  page: number;
  next: unknown;
  received: number;
  added: number;
  oldestAt: Date | null;
  isDone: boolean;
  now: Date;
}

/** Notes a page that was saved. False when the walk was paused, stopped or taken on by somebody else meanwhile. */
export async function recordBackfillPage(db: Db, given: BackfillPage): Promise<boolean> {
  const { backfillRunId, page, next, received, added, oldestAt, isDone, now } = given;
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(backfillRun)
      .set({
        next,
        pages: page + 1,
        received: sql`${backfillRun.received} + ${received}`,
        added: sql`${backfillRun.added} + ${added}`,
        oldestAt: sql`least(${backfillRun.oldestAt}, ${oldestAt}::timestamptz)`,
        updatedAt: now,
        errorCount: 0,
        reasonCode: null,
        reasonRaw: null,
        ...(isDone ? { endedAt: now } : {}),
        state: isDone
          ? sql`case when ${backfillRun.state} = 'stopped' then 'stopped' else 'done' end`
          : sql`${backfillRun.state}`,
      })
      .where(and(eq(backfillRun.backfillRunId, backfillRunId), eq(backfillRun.pages, page)))
      .returning();
    const [run] = rows;
    if (run?.state === "done") await noteHeard(tx, run);
    return run?.state === "running";
  });
}

/** What a walk went through to its end was heard, where it leads up to what had been heard before. */
async function noteHeard(tx: Db, { sourceId, since, untilAt }: BackfillRun): Promise<void> {
  const heard = sql`least(${source.heardSince}, ${source.createdAt})`;
  await tx
    .update(source)
    .set({ heardSince: sql`least(${heard}, ${since}::timestamptz)` })
    .where(and(eq(source.sourceId, sourceId), sql`coalesce(${untilAt}::timestamptz >= ${heard}, true)`));
}

/** Notes a page that failed; with `isFinal` the walk gives up until a person resumes it. */
export async function recordBackfillFailure(
  db: Db,
  given: {
    backfillRunId: number;
    reasonCode: string;
    reasonRaw: string;
    isFinal: boolean;
    tryAt: Date;
    now: Date;
  },
): Promise<void> {
  const { backfillRunId, reasonCode, reasonRaw, isFinal, tryAt, now } = given;
  await db
    .update(backfillRun)
    .set({
      errorCount: sql`${backfillRun.errorCount} + 1`,
      reasonCode,
      reasonRaw,
      // A walk rings again once its last sign of life is old enough: one in the future is a pause.
      updatedAt: tryAt,
      ...(isFinal ? { state: "failed" as const, endedAt: now } : {}),
    })
    .where(and(eq(backfillRun.backfillRunId, backfillRunId), eq(backfillRun.state, "running")));
}

/** Walks under way whose last sign of life is older than `silentSince`: the queue lost them, or they wait for another try. */
export async function silentBackfills(db: Db, silentSince: Date): Promise<BackfillRun[]> {
  const rows = await db
    .select({ run: backfillRun })
    .from(backfillRun)
    .innerJoin(source, eq(source.sourceId, backfillRun.sourceId))
    .where(
      and(
        eq(backfillRun.state, "running"),
        lte(backfillRun.updatedAt, silentSince),
        isNull(source.retiredAt),
      ),
    )
    .orderBy(asc(backfillRun.backfillRunId));
  return rows.map(({ run }) => run);
}
