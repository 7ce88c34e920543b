import type { SourceState } from "@earshot/core/collect/source";
import { stateAt } from "@earshot/core/collect/source-state";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { source } from "../schema/source.ts";
import { sourceCheck } from "../schema/source-check.ts";
import type { CheckOutcome } from "../schema/source-check.ts";
import { sourceGap } from "../schema/source-gap.ts";
import { storable } from "../storable.ts";
import { noteLateness, noteStates } from "./source-span.ts";

/** One attempt to read a source and what follows from it. Of `changes` only what is named is written. */
export interface RecordedCheck {
  sourceId: number;
  at: Date;
  outcome: CheckOutcome;
  httpStatus: number | null;
  tookMs: number;
  received: number;
  added: number;
  edited: number;
  refused: number;
  reasonCode: string | null;
  /** What the host or the reader said, as it was. */
  reasonRaw: string | null;
  warnings: readonly string[];
  state: SourceState;
  nextCheckAt: Date | null;
  changes?: Partial<
    Pick<
      typeof source.$inferInsert,
      | "url"
      | "siteUrl"
      | "language"
      | "audience"
      | "etag"
      | "lastModified"
      | "bodyHash"
      | "movedTo"
      | "movedCount"
      | "cursor"
    >
  >;
}

/**
 * Writes the log of a check and the new state of its source in one transaction and gives the source back. A failure adds one to
 * the errors, anything else clears them; a source that was paused meanwhile stays paused, and of one that was removed nothing is written.
 */
export async function recordCheck(db: Db, check: RecordedCheck): Promise<void> {
  const { at, outcome, state, changes, nextCheckAt, ...log } = check;
  const reasonRaw = storable(log.reasonRaw);
  const warnings = log.warnings.map((warning) => storable(warning));
  const isFailed = outcome === "failed";
  await db.transaction(async (tx) => {
    const [before] = await tx
      .select({
        state: source.state,
        since: source.stateSince,
        reasonCode: source.reasonCode,
        nextCheckAt: source.nextCheckAt,
      })
      .from(source)
      .where(eq(source.sourceId, check.sourceId))
      .for("update");
    if (before === undefined) return;
    await tx
      .update(source)
      .set({
        ...changes,
        state: sql`case when ${source.state} = 'paused' then 'paused' else ${state} end`,
        stateSince: sql`case when ${source.state} in (${state}, 'paused') then ${source.stateSince} else ${at} end`,
        reasonCode: log.reasonCode,
        reasonRaw,
        lastAttemptAt: at,
        ...(isFailed ? {} : { lastSuccessAt: at }),
        nextCheckAt,
        leaseUntil: null,
        errorCount: isFailed ? sql`${source.errorCount} + 1` : 0,
      })
      .where(eq(source.sourceId, check.sourceId));
    const shown = stateAt({ ...before, reason: null }, before.nextCheckAt, at);
    const wasLate = shown.state === "late" && before.state !== "late";
    if (wasLate) await noteLateness(tx, check.sourceId, shown.since, at);
    if (wasLate || before.state !== state || before.reasonCode !== log.reasonCode)
      await noteStates(tx, [check.sourceId], at);
    await tx.insert(sourceCheck).values({ ...log, at, outcome, reasonRaw, warnings });
    await tx.execute(sql`select pg_notify('sources_changed', '')`);
  });
}

/** Notes that nothing could be collected from `from` on; `to` is null while it lasts. Saying it again moves its end. */
export async function recordGap(
  db: Db,
  gap: { sourceId: number; from: Date; to: Date | null; why: string },
): Promise<void> {
  await db
    .insert(sourceGap)
    .values({ sourceId: gap.sourceId, fromAt: gap.from, toAt: gap.to, why: gap.why })
    .onConflictDoUpdate({
      target: [sourceGap.sourceId, sourceGap.fromAt],
      set: { toAt: gap.to, why: gap.why },
    });
}

/** Forgets the open gap of a source: what seemed missed has come after all. */
export async function healGap(db: Db, sourceId: number): Promise<void> {
  await db.delete(sourceGap).where(and(eq(sourceGap.sourceId, sourceId), isNull(sourceGap.toAt)));
}

/** Newest checks of a source first. */
export async function listChecks(db: Db, sourceId: number, limit = 50) {
  return db
    .select({
      at: sourceCheck.at,
      outcome: sourceCheck.outcome,
      httpStatus: sourceCheck.httpStatus,
      tookMs: sourceCheck.tookMs,
      received: sourceCheck.received,
      added: sourceCheck.added,
      edited: sourceCheck.edited,
      refused: sourceCheck.refused,
      reasonCode: sourceCheck.reasonCode,
      reasonRaw: sourceCheck.reasonRaw,
      warnings: sourceCheck.warnings,
    })
    .from(sourceCheck)
    .where(eq(sourceCheck.sourceId, sourceId))
    .orderBy(desc(sourceCheck.at))
    .limit(limit);
}

/** States in which a person should look at a source. */
export const failingStates = [
  "failing",
  "needs_key",
  "blocked",
  "gone",
] as const satisfies readonly SourceState[];

/** Sources that cannot be read, longest failing first. */
export async function failingSources(db: Db) {
  return db
    .select({
      sourceId: source.sourceId,
      name: source.name,
      state: source.state,
      stateSince: source.stateSince,
      reasonCode: source.reasonCode,
      reasonRaw: source.reasonRaw,
    })
    .from(source)
    .where(and(isNull(source.retiredAt), inArray(source.state, [...failingStates])))
    .orderBy(asc(source.stateSince));
}
