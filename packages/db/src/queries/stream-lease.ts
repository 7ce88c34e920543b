import { streamedKinds } from "@earshot/core/collect/source";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storable } from "../storable.ts";

const kinds = sql`any(${sql.param([...streamedKinds])}::text[])`;

/** After so long without a beat a lease is anybody's. */
function isFree(ttlMs: number) {
  return sql`(lease.owner is null or lease.beat_at < clock_timestamp() - ${ttlMs}::double precision * interval '1 ms')`;
}

/** Streams that nobody listens to, as far as their leases tell. */
export async function freeStreams(db: Db, ttlMs: number): Promise<number[]> {
  const rows = await readRows<{ source_id: number }>(
    db,
    sql`select s.source_id from source s left join stream_lease lease using (source_id)
      where s.kind = ${kinds} and s.retired_at is null and s.state <> 'paused'
        and (lease.source_id is null or ${isFree(ttlMs)})
      order by s.source_id`,
  );
  return rows.map((row) => row.source_id);
}

/** Names of all streams that are sources, in the order of the alphabet. */
export async function streamNames(db: Db): Promise<string[]> {
  const rows = await readRows<{ name: string }>(
    db,
    sql`select name from source where kind = ${kinds} and retired_at is null order by name`,
  );
  return rows.map((row) => row.name);
}

/** Streams that this process listens to although they were paused, removed or turned into something else. */
export async function endedStreams(db: Db, owner: string): Promise<number[]> {
  const rows = await readRows<{ source_id: number }>(
    db,
    sql`select source_id from stream_lease join source s using (source_id)
      where owner = ${owner} and (s.retired_at is not null or s.state = 'paused' or not s.kind = ${kinds})`,
  );
  return rows.map((row) => row.source_id);
}

/**
 * Takes the stream for this process. By the clock of the database alone: those of several machines differ.
 * @returns where listening goes on; null when another process listens
 */
export async function takeLease(
  db: Db,
  sourceId: number,
  owner: string,
  ttlMs: number,
): Promise<{ cursor: unknown } | null> {
  const rows = await readRows<{ cursor: unknown }>(
    db,
    sql`
    insert into stream_lease as lease (source_id, owner, taken_at, beat_at)
    select source_id, ${owner}, clock_timestamp(), clock_timestamp() from source where source_id = ${sourceId}::integer
    on conflict (source_id) do update set owner = excluded.owner, taken_at = excluded.taken_at, beat_at = excluded.beat_at
      where ${isFree(ttlMs)}
    returning cursor`,
  );
  return rows[0] ?? null;
}

/** Says that this process still listens. False when the lease is another's by now: then it must stop at once. */
export async function beatLease(db: Db, sourceId: number, owner: string): Promise<boolean> {
  const rows = await readRows(
    db,
    sql`update stream_lease set beat_at = clock_timestamp()
      where source_id = ${sourceId}::integer and owner = ${owner} returning source_id`,
  );
  return rows.length > 0;
}

/** Gives the stream back, so that the next one need not wait. */
export async function releaseLease(db: Db, sourceId: number, owner: string): Promise<void> {
  await db.execute(
    sql`update stream_lease set owner = null, beat_at = null where source_id = ${sourceId}::integer and owner = ${owner}`,
  );
}

export interface StreamStep {
  sourceId: number;
  owner: string;
  cursor: unknown;
  cursorAt: Date | null;
  seen: number;
  kept: number;
}

/**
 * Writes how far a stream has come, in the transaction that saves what came until there. It holds the lease until the end of the transaction.
 * @returns false when the lease is another's: then nothing may be saved
 */
export async function saveStreamStep(db: Db, step: StreamStep): Promise<boolean> {
  const cursor = step.cursor === null ? null : JSON.stringify(step.cursor);
  const rows = await readRows(
    db,
    sql`
    update stream_lease set beat_at = clock_timestamp(), cursor = coalesce(${cursor}::jsonb, cursor),
      cursor_at = coalesce(${step.cursorAt}::timestamptz, cursor_at), seen = seen + ${step.seen}, kept = kept + ${step.kept}
    where source_id = ${step.sourceId}::integer and owner = ${step.owner} returning source_id`,
  );
  return rows.length > 0;
}

/** Those of the external ids that are stored. */
export async function storedIds(
  db: Db,
  namespace: string,
  externalIds: readonly string[],
): Promise<Set<string>> {
  if (externalIds.length === 0) return new Set();
  const ids = sql.param(externalIds.map((id) => storable(id)));
  const rows = await readRows<{ external_id: string }>(
    db,
    sql`select external_id from post_key where namespace = ${namespace} and external_id = any(${ids}::text[])`,
  );
  return new Set(rows.map((row) => row.external_id));
}

/** External ids of all posts that an account of the AT network has among the stored ones. */
export async function idsOfAccounts(db: Db, dids: readonly string[]): Promise<string[]> {
  if (dids.length === 0) return [];
  const wanted = sql.param(dids.map((did) => storable(did)));
  const rows = await readRows<{ external_id: string }>(
    db,
    sql`select external_id from post_key
      where namespace = 'at' and split_part(external_id, '/', 3) = any(${wanted}::text[])`,
  );
  return rows.map((row) => row.external_id);
}
