import type { SourceState } from "@earshot/core/collect/source";
import { stateAt } from "@earshot/core/collect/source-state";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { source } from "../schema/source.ts";
import { sourceCheck } from "../schema/source-check.ts";
import type { CheckOutcome } from "../schema/source-check.ts";
import { sourceGap } from "../schema/source-gap.ts";
import { storable } from "../storable.ts";
import { anyOf } from "./post-location.ts";
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
      | "heardSince"
    >
  >;
}

/**
 * Writes the log of a check and the new state of its source in one transaction and gives the source back. A failure adds one to
 * the errors, anything else clears them; a source that was paused meanwhile stays paused, and of one that was removed nothing is written.
 */
export async function recordCheck(db: Db, check: RecordedCheck): Promise<void> {
  await db.transaction((tx) => recordChecks(tx, [check]));
}

/** The same for several sources, each once, within the transaction that `tx` is in. They are taken in the order of their ids. */
export async function recordChecks(tx: Db, all: readonly RecordedCheck[]): Promise<void> {
  if (all.length === 0) return;
  const rows = await tx
    .select({
      sourceId: source.sourceId,
      state: source.state,
      since: source.stateSince,
      reasonCode: source.reasonCode,
      nextCheckAt: source.nextCheckAt,
    })
    .from(source)
    .where(
      anyOf(
        source.sourceId,
        all.map(({ sourceId }) => sourceId),
      ),
    )
    .orderBy(asc(source.sourceId))
    .for("no key update");
  const before = new Map(rows.map((row) => [row.sourceId, row]));
  const checks = all.filter(({ sourceId }) => before.has(sourceId)).map(storableCheck);
  if (checks.length === 0) return;
  await updateSources(tx, checks);
  const changed: RecordedCheck[] = [];
  for (const check of checks) {
    const was = before.get(check.sourceId);
    if (was === undefined) continue;
    const shown = stateAt({ ...was, reason: null }, was.nextCheckAt, check.at);
    const wasLate = shown.state === "late" && was.state !== "late";
    if (wasLate) await noteLateness(tx, check.sourceId, shown.since, check.at);
    if (wasLate || was.state !== check.state || was.reasonCode !== check.reasonCode) changed.push(check);
  }
  const [latest] = changed.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  if (latest)
    await noteStates(
      tx,
      changed.map(({ sourceId }) => sourceId),
      latest.at,
    );
  await tx.insert(sourceCheck).values(checks.map(logOf));
  await tx.execute(sql`select pg_notify('sources_changed', '')`);
}

function storableCheck(check: RecordedCheck): RecordedCheck {
  const changes = Object.entries(check.changes ?? {}).map(([name, value]) => [
    name,
    typeof value === "string" ? storable(value) : value,
  ]);
  return {
    ...check,
    reasonRaw: storable(check.reasonRaw),
    warnings: check.warnings.map((warning) => storable(warning)),
    changes: Object.fromEntries(changes) as NonNullable<RecordedCheck["changes"]>,
  };
}

function logOf(check: RecordedCheck): typeof sourceCheck.$inferInsert {
  const { sourceId, at, outcome, httpStatus, tookMs, received, added, edited, refused } = check;
  const { reasonCode, reasonRaw, warnings } = check;
  const counts = { received, added, edited, refused };
  return {
    sourceId,
    at,
    outcome,
    httpStatus,
    tookMs,
    ...counts,
    reasonCode,
    reasonRaw,
    warnings: [...warnings],
  };
}

async function updateSources(tx: Db, checks: readonly RecordedCheck[]): Promise<void> {
  const given = JSON.stringify(
    checks.map(({ sourceId, at, outcome, reasonCode, reasonRaw, state, nextCheckAt, changes }) => ({
      source_id: sourceId,
      at,
      is_failed: outcome === "failed",
      reason_code: reasonCode,
      reason_raw: reasonRaw,
      state,
      next_check_at: nextCheckAt,
      changes: changes ?? {},
    })),
  );
  await tx.execute(sql`
    update source s set
      state = case when s.state = 'paused' then 'paused' else g.state end,
      state_since = case when s.state in (g.state, 'paused') then s.state_since else g.at end,
      reason_code = g.reason_code, reason_raw = g.reason_raw,
      last_attempt_at = g.at, last_success_at = case when g.is_failed then s.last_success_at else g.at end,
      next_check_at = g.next_check_at, lease_until = null,
      error_count = case when g.is_failed then s.error_count + 1 else 0 end,
      url = case when g.changes ? 'url' then g.changes ->> 'url' else s.url end,
      site_url = case when g.changes ? 'siteUrl' then g.changes ->> 'siteUrl' else s.site_url end,
      language = case when g.changes ? 'language' then g.changes ->> 'language' else s.language end,
      audience = case when g.changes ? 'audience' then (g.changes ->> 'audience')::bigint else s.audience end,
      etag = case when g.changes ? 'etag' then g.changes ->> 'etag' else s.etag end,
      last_modified = case when g.changes ? 'lastModified' then g.changes ->> 'lastModified' else s.last_modified end,
      body_hash = case when g.changes ? 'bodyHash' then g.changes ->> 'bodyHash' else s.body_hash end,
      moved_to = case when g.changes ? 'movedTo' then g.changes ->> 'movedTo' else s.moved_to end,
      moved_count = case when g.changes ? 'movedCount' then (g.changes ->> 'movedCount')::integer else s.moved_count end,
      heard_since = case when g.changes ? 'heardSince' then (g.changes ->> 'heardSince')::timestamptz else s.heard_since end,
      cursor = case when g.changes ? 'cursor' then nullif(g.changes -> 'cursor', 'null') else s.cursor end
    from json_to_recordset(${given}::json) as g(
      source_id integer, at timestamptz, is_failed boolean, reason_code text, reason_raw text, state text,
      next_check_at timestamptz, changes jsonb)
    where s.source_id = g.source_id`);
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
  "needs_money",
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
