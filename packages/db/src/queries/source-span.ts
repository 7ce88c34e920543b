import type { SourceState } from "@earshot/core/collect/source";
import { and, asc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { sourceStateSpan } from "../schema/source-state-span.ts";

/**
 * Brings the history of states up to what sources say of themselves now. Call it in the transaction that changed them, after the
 * change: their rows are locked then, so that two changes of one source follow each other. One that has nothing new to tell is left
 * as it is; a retired one ends. Without ids it looks at all, for whoever forgot.
 */
export async function noteStates(tx: Db, sourceIds: readonly number[] | null, now: Date): Promise<void> {
  if (sourceIds?.length === 0) return;
  const isAsked =
    sourceIds === null ? sql`true` : sql`s.source_id = any(${sql.param([...sourceIds])}::integer[])`;
  await tx.execute(sql`
    update source_state_span span set to_at = greatest(coalesce(s.retired_at, ${now}::timestamptz), span.from_at)
    from source s
    where ${isAsked} and span.source_id = s.source_id and span.to_at is null
      and (s.retired_at is not null or span.state <> s.state or span.reason_code is distinct from s.reason_code)`);
  await tx.execute(sql`
    insert into source_state_span (source_id, from_at, state, reason_code, reason_raw)
    select s.source_id, ${now}::timestamptz, s.state, s.reason_code, s.reason_raw
    from source s
    where ${isAsked} and s.retired_at is null
      and not exists (select from source_state_span span where span.source_id = s.source_id and span.to_at is null)
    order by s.source_id
    on conflict do nothing`);
}

/**
 * Notes that a source that should have been visited was not: from when it was due until now, in the transaction of the visit that came
 * at last. The stretch before ends where it was due.
 */
export async function noteLateness(tx: Db, sourceId: number, dueAt: Date, now: Date): Promise<void> {
  await tx
    .update(sourceStateSpan)
    .set({ toAt: sql`greatest(${dueAt}::timestamptz, ${sourceStateSpan.fromAt})` })
    .where(and(eq(sourceStateSpan.sourceId, sourceId), isNull(sourceStateSpan.toAt)));
  await tx.insert(sourceStateSpan).values({
    sourceId,
    fromAt: dueAt,
    toAt: now,
    state: "late",
    reasonCode: "not_visited",
  });
}

export interface StateSpanRow {
  sourceId: number;
  from: Date;
  /** Null while it lasts. */
  to: Date | null;
  state: SourceState;
  reasonCode: string | null;
  reasonRaw: string | null;
}

/** Stretches of the states of sources that touch a time span, oldest first; of all sources without `sourceIds`. */
export async function listStateSpans(
  db: Db,
  asked: { from: Date; to: Date; sourceIds?: readonly number[] | undefined },
): Promise<StateSpanRow[]> {
  const { from, to, sourceIds } = asked;
  return db
    .select({
      sourceId: sourceStateSpan.sourceId,
      from: sourceStateSpan.fromAt,
      to: sourceStateSpan.toAt,
      state: sourceStateSpan.state,
      reasonCode: sourceStateSpan.reasonCode,
      reasonRaw: sourceStateSpan.reasonRaw,
    })
    .from(sourceStateSpan)
    .where(
      and(
        sourceIds === undefined
          ? undefined
          : sql`${sourceStateSpan.sourceId} = any(${sql.param([...sourceIds])}::integer[])`,
        lt(sourceStateSpan.fromAt, to),
        or(isNull(sourceStateSpan.toAt), gt(sourceStateSpan.toAt, from)),
      ),
    )
    .orderBy(asc(sourceStateSpan.sourceId), asc(sourceStateSpan.fromAt));
}

/** Lets go of stretches that ended before `before`. @returns how many */
export async function removeOldStates(db: Db, before: Date): Promise<number> {
  const removed = await db.delete(sourceStateSpan).where(lt(sourceStateSpan.toAt, before));
  return removed.rowCount ?? 0;
}
