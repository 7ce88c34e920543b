import type { ClockEvent } from "@earshot/core/triage/clock/clock-event";
import type { Clock } from "@earshot/core/triage/clock/clock";
import type { PolicyVersion } from "@earshot/core/triage/clock/policy";
import { runClocks, type Arrival } from "@earshot/core/triage/clock/run-clocks";
import type { Severity, Status } from "@earshot/core/triage/status";
import { asc, sql, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { clockDue } from "../schema/clock-due.ts";
import { triage } from "../schema/triage.ts";
import { readPolicyVersions } from "./clock-policy.ts";
import { notifyTriage } from "./notify.ts";
import { anyOf, lockTriage } from "./post-location.ts";

/**
 * Reckons the clocks of posts anew from their history, in the transaction of what happened to them, whose rows of `triage` are held.
 * @returns ids of the posts whose clocks differ from what stood there
 */
export async function settleClocks(db: Db, postIds: readonly number[]): Promise<number[]> {
  if (postIds.length === 0) return [];
  await db.delete(clockDue).where(anyOf(clockDue.postId, postIds));
  const versions = await readPolicyVersions(db);
  const clocks = (await readHistories(db, postIds)).flatMap((history) => clocksOf(history, versions));
  return saveClocks(db, postIds, clocks);
}

/** The same for those of the posts whose status, severity or sleep was changed since their clocks were reckoned. */
export async function settleTouched(db: Db, postIds: readonly number[]): Promise<number[]> {
  const touched = await db
    .select({ postId: clockDue.postId })
    .from(clockDue)
    .where(anyOf(clockDue.postId, postIds));
  return settleClocks(
    db,
    touched.map(({ postId }) => postId),
  );
}

/** Reckons the clocks of the next posts that are due for it; how many there were. */
export async function settleNext(db: Db, limit: number): Promise<number> {
  return db.transaction(async (tx) => {
    const due = await tx
      .select({ postId: clockDue.postId })
      .from(clockDue)
      .orderBy(asc(clockDue.postId))
      .limit(limit);
    const postIds = due.map(({ postId }) => postId);
    await lockTriage(tx, postIds);
    await notifyTriage(tx, await settleClocks(tx, postIds), false);
    return postIds.length;
  });
}

/** Reckons the clocks of the next posts of triage anew, whether due or not: `lastId` is null at the end. */
export async function rebuildClocks(
  db: Db,
  given: { afterId: number; limit: number },
): Promise<{ posts: number; differing: number; lastId: number | null }> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ postId: triage.postId })
      .from(triage)
      .where(sql`${triage.postId} > ${given.afterId}`)
      .orderBy(asc(triage.postId))
      .limit(given.limit)
      .for("update");
    const postIds = rows.map(({ postId }) => postId);
    const differing = await settleClocks(tx, postIds);
    await notifyTriage(tx, differing, false);
    return { posts: rows.length, differing: differing.length, lastId: postIds.at(-1) ?? null };
  });
}

interface History {
  postId: number;
  arrival: Arrival;
  events: ClockEvent[];
}

interface EventRow {
  id: number;
  /** Milliseconds since 1970. */
  at: number;
  kind: string;
  person: number | null;
  undoes: number | null;
  from: { severity?: Severity };
  to: { status?: Status; severity?: Severity; snoozedUntil?: string | null };
}

async function readHistories(db: Db, postIds: readonly number[]): Promise<History[]> {
  const rows = await readRows<{
    post_id: string;
    severity: Severity;
    published: number;
    found: number;
    events: EventRow[];
  }>(
    db,
    sql`
    select t.post_id, t.severity,
      (extract(epoch from t.published_at) * 1000)::double precision as published,
      (extract(epoch from t.found_at) * 1000)::double precision as found,
      (select coalesce(json_agg(json_build_object(
          'id', e.triage_event_id, 'at', floor(extract(epoch from e.at) * 1000), 'kind', e.kind, 'person', e.person_id,
          'undoes', e.undoes, 'from', e."from", 'to', e."to") order by e.triage_event_id), '[]')
        from triage_event e
        where e.post_id = t.post_id
          and (e."to" ?| array['status', 'severity', 'snoozedUntil'] or e.undoes is not null)) as events
    from triage t where t.post_id = any(${sql.param([...postIds])}::bigint[])`,
  );
  return rows.map((row) => {
    const arrived = row.events.find(({ kind }) => kind === "arrived");
    const first = row.events.find(({ from }) => from.severity !== undefined);
    return {
      postId: Number(row.post_id),
      arrival: {
        at: arrived?.at ?? Math.floor(row.found),
        publishedAt: row.published,
        severity: arrived?.to.severity ?? first?.from.severity ?? row.severity,
      },
      events: row.events.filter((event) => event !== arrived).map(readEvent),
    };
  });
}

function readEvent({ id, at, person, undoes, to }: EventRow): ClockEvent {
  const { status = null, severity = null, snoozedUntil } = to;
  return {
    eventId: id,
    at,
    status,
    severity,
    snoozedUntil: snoozedUntil === undefined ? null : snoozedUntil === null ? 0 : Date.parse(snoozedUntil),
    personId: person,
    undoes,
  };
}

function clocksOf({ postId, arrival, events }: History, versions: readonly PolicyVersion[]) {
  return runClocks(arrival, events, versions).map((clock) => toRow(postId, clock));
}

function toRow(postId: number, clock: Clock) {
  const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return {
    post_id: postId,
    kind: clock.kind,
    round: clock.round,
    state: clock.state,
    severity: clock.severity,
    started_at: instant(clock.startedAt),
    target_ms: clock.targetMs,
    elapsed_ms: clock.elapsedMs,
    counted_at: instant(clock.countedAt),
    due_at: instant(clock.dueAt),
    calendar: clock.calendar,
    paused_by: clock.pausedBy,
    stopped_at: instant(clock.stoppedAt),
    stopped_by: clock.stoppedBy,
  };
}

const facts = [
  "state",
  "severity",
  "started_at",
  "target_ms",
  "elapsed_ms",
  "counted_at",
  "due_at",
  "calendar",
  "paused_by",
  "stopped_at",
  "stopped_by",
];

function factsOf(table: string): SQL {
  return sql.raw(facts.map((name) => `${table}.${name}`).join(", "));
}

/** Only rows that differ are written: most of what is reckoned anew comes to the same. */
async function saveClocks(
  db: Db,
  postIds: readonly number[],
  rows: readonly ReturnType<typeof toRow>[],
): Promise<number[]> {
  const set = sql.raw(facts.map((name) => `${name} = excluded.${name}`).join(", "));
  const changed = await readRows<{ post_id: string }>(
    db,
    sql`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as g(
        post_id bigint, kind text, round smallint, state text, severity smallint, started_at timestamptz, target_ms bigint,
        elapsed_ms bigint, counted_at timestamptz, due_at timestamptz, calendar text, paused_by text, stopped_at timestamptz,
        stopped_by integer)
    ), gone as (
      delete from triage_clock c
      where c.post_id = any(${sql.param([...postIds])}::bigint[])
        and not exists (select from wanted w where (w.post_id, w.kind, w.round) = (c.post_id, c.kind, c.round))
      returning c.post_id
    ), saved as (
      insert into triage_clock as c select * from wanted order by post_id, kind, round
      on conflict (post_id, kind, round) do update set ${set}
      where (${factsOf("c")}) is distinct from (${factsOf("excluded")})
      returning c.post_id
    )
    select post_id from gone union select post_id from saved`,
  );
  return changed.map((row) => Number(row.post_id));
}
