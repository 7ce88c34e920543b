import type { WorkerFacts } from "@earshot/core/system/system-facts";
import { systemLimits } from "@earshot/core/system/limits";
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { queueMinute } from "../schema/queue-minute.ts";
import { workerHeartbeat } from "../schema/worker-heartbeat.ts";

/** What a process tells of itself. */
export interface ProcessFacts {
  processId: string;
  host: string;
  pid: number;
  version: string;
  startedAt: Date;
}

/** One part of its work, as it is now. */
export interface Beat {
  part: string;
  lastActiveAt: Date | null;
  jobsInHand: number;
}

/** Runs that ended since the last beat. */
export interface QueueTally {
  queue: string;
  done: number;
  failed: number;
  retried: number;
  runMs: number;
}

const tracesKeptMs = 3 * 24 * 3_600_000;

/** Saves one beat of a process: that it lives, and what its workers did since the last one. */
export async function saveBeat(
  db: Db,
  process: ProcessFacts,
  { beats, tallies }: { beats: readonly Beat[]; tallies: readonly QueueTally[] },
  now: Date,
): Promise<void> {
  if (beats.length > 0) {
    await db
      .insert(workerHeartbeat)
      .values(beats.map((beat) => ({ ...process, ...beat, lastSeenAt: now })))
      .onConflictDoUpdate({
        target: [workerHeartbeat.processId, workerHeartbeat.part],
        set: {
          lastSeenAt: now,
          lastActiveAt: sql`excluded.last_active_at`,
          jobsInHand: sql`excluded.jobs_in_hand`,
          stoppedAt: null,
        },
      });
  }
  if (tallies.length === 0) return;
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  await db
    .insert(queueMinute)
    .values(tallies.map((tally) => ({ ...tally, minute })))
    .onConflictDoUpdate({
      target: [queueMinute.queue, queueMinute.minute],
      set: {
        done: sql`${queueMinute.done} + excluded.done`,
        failed: sql`${queueMinute.failed} + excluded.failed`,
        retried: sql`${queueMinute.retried} + excluded.retried`,
        runMs: sql`${queueMinute.runMs} + excluded.run_ms`,
      },
    });
}

/** Notes that a process ended in order: its silence is no trouble of its own. */
export async function endHeartbeat(db: Db, processId: string, now: Date): Promise<void> {
  await db
    .update(workerHeartbeat)
    .set({ stoppedAt: now, lastSeenAt: now, jobsInHand: 0 })
    .where(eq(workerHeartbeat.processId, processId));
}

/** Forgets processes and minutes that nobody asks for any more. */
export async function forgetOldBeats(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - tracesKeptMs);
  await db.execute(sql`delete from worker_heartbeat where last_seen_at < ${before}::timestamptz`);
  await db.execute(sql`delete from queue_minute where minute < ${before}::timestamptz`);
}

/** Processes heard of lately, by part. */
export async function liveWorkers(db: Db, now: Date) {
  const since = new Date(now.getTime() - systemLimits.silenceMs);
  return db
    .select()
    .from(workerHeartbeat)
    .where(and(isNull(workerHeartbeat.stoppedAt), gt(workerHeartbeat.lastSeenAt, since)))
    .orderBy(asc(workerHeartbeat.part), asc(workerHeartbeat.startedAt));
}

/** How every expected part is staffed, and what broke off within the last hour. */
export async function workerFacts(db: Db, parts: readonly string[], now: Date): Promise<WorkerFacts[]> {
  const rows = await readRows<{
    part: string;
    alive: number;
    seen_ms: number | null;
    crashes: number;
    crash_ms: number | null;
  }>(
    db,
    sql`
    select part,
      count(*) filter (where stopped_at is null and last_seen_at > ${now}::timestamptz - ${silence})::integer as alive,
      (extract(epoch from max(last_seen_at)) * 1000)::double precision as seen_ms,
      count(*) filter (where ${brokeOff(now)})::integer as crashes,
      (extract(epoch from max(last_seen_at) filter (where ${brokeOff(now)})) * 1000)::double precision as crash_ms
    from worker_heartbeat group by part`,
  );
  const known = new Map(rows.map((row) => [row.part, row]));
  return parts.map((part) => {
    const row = known.get(part);
    return {
      part,
      alive: row?.alive ?? 0,
      lastSeenAt: readMs(row?.seen_ms ?? null),
      crashes: { times: row?.crashes ?? 0, lastAt: readMs(row?.crash_ms ?? null) },
    };
  });
}

const silence = sql`${systemLimits.silenceMs} * interval '1 millisecond'`;

function brokeOff(now: Date) {
  return sql`stopped_at is null and last_seen_at <= ${now}::timestamptz - ${silence}
    and last_seen_at > ${now}::timestamptz - interval '1 hour'`;
}

/** What the queues did since `since`, minute by minute; a minute without a row had nothing. */
export async function queueMinutes(db: Db, since: Date) {
  return db
    .select()
    .from(queueMinute)
    .where(gt(queueMinute.minute, since))
    .orderBy(asc(queueMinute.queue), asc(queueMinute.minute));
}

function readMs(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

/** The same as an object, for whoever keeps heartbeats somewhere without knowing where. */
export function beatStore(db: Db) {
  return {
    save: (process: ProcessFacts, beat: Parameters<typeof saveBeat>[2], now: Date) =>
      saveBeat(db, process, beat, now),
    end: (processId: string, now: Date) => endHeartbeat(db, processId, now),
  };
}
