import type { MailFacts, SourceFacts } from "@earshot/core/system/system-facts";
import { systemLimits } from "@earshot/core/system/limits";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { failingStates } from "./source-check.ts";

const namesMax = 5;
const dayMs = 24 * 3_600_000;

/** The answer of the database to the simplest question: how long it took, and how far its clock is from ours. */
export async function databasePulse(db: Db, now: () => Date): Promise<{ ms: number; clockSkewMs: number }> {
  const start = performance.now();
  const [row] = await readRows<{ ms: number }>(
    db,
    sql`select (extract(epoch from clock_timestamp()) * 1000)::double precision as ms`,
  );
  const ms = performance.now() - start;
  // The database read its clock somewhere between question and answer: in the middle the error is smallest.
  const clockSkewMs = now().getTime() - ms / 2 - (row?.ms ?? Number.NaN);
  return { ms, clockSkewMs };
}

/** How the sources are, and whether anybody visits those that are due. */
export async function sourceFacts(db: Db, now: Date): Promise<SourceFacts> {
  const overdueBefore = new Date(now.getTime() - systemLimits.overdueMs.clear);
  const failing = sql`state = any(${sql.param([...failingStates])}::text[])`;
  const due = sql`state not in ('paused', 'gone') and next_check_at < ${overdueBefore}::timestamptz`;
  const [row] = await readRows<{
    count: number;
    failing: number;
    late: number;
    reason: string | null;
    names: string[] | null;
    overdue: number;
    due_ms: number | null;
    attempt_ms: number | null;
  }>(
    db,
    sql`
    select count(*)::integer as count,
      count(*) filter (where ${failing})::integer as failing,
      count(*) filter (where state = 'late')::integer as late,
      mode() within group (order by reason_code) filter (where ${failing}) as reason,
      (array_agg(name order by state_since) filter (where ${failing} or state = 'late'))[1:${sql.raw(String(namesMax))}] as names,
      count(*) filter (where ${due})::integer as overdue,
      (extract(epoch from min(next_check_at) filter (where ${due})) * 1000)::double precision as due_ms,
      (extract(epoch from max(last_attempt_at)) * 1000)::double precision as attempt_ms
    from source where retired_at is null`,
  );
  return {
    count: row?.count ?? 0,
    failing: row?.failing ?? 0,
    late: row?.late ?? 0,
    commonReason: row?.reason ?? null,
    names: row?.names ?? [],
    overdue: row?.overdue ?? 0,
    oldestDueAt: readMs(row?.due_ms ?? null),
    lastAttemptAt: readMs(row?.attempt_ms ?? null),
  };
}

/** Messages that wait, and those that failed since the last one went out by the same way, of the last day. */
export async function mailFacts(db: Db, now: Date): Promise<MailFacts> {
  const since = new Date(now.getTime() - dayMs);
  const [row] = await readRows<MailFacts>(
    db,
    sql`
    select count(*) filter (where state = 'waiting')::integer as waiting,
      count(*) filter (
        where (state = 'failed' and state_at > ${since}::timestamptz or state = 'waiting' and attempt_count >= 2)
          and state_at > coalesce((
            select max(went.state_at) from outbox went
            where went.state = 'sent' and went.channel = outbox.channel and went.channel_id is not distinct from outbox.channel_id
          ), '-infinity')
      )::integer as failed
    from outbox`,
  );
  return row ?? { waiting: 0, failed: 0 };
}

/** Outbox by state, for metrics. */
export async function outboxStates(db: Db): Promise<{ state: string; count: number }[]> {
  return readRows(db, sql`select state, count(*)::integer as count from outbox group by state`);
}

/** Sources by state, for metrics. */
export async function sourceStates(db: Db): Promise<{ state: string; count: number }[]> {
  return readRows(
    db,
    sql`select state, count(*)::integer as count from source where retired_at is null group by state`,
  );
}

function readMs(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
