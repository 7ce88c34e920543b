import type { TableTrouble } from "@earshot/core/import/import-limits";
import { importLimits } from "@earshot/core/import/import-limits";
import type { Refusal } from "@earshot/core/import/refusal";
import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { importRun } from "../schema/import-run.ts";
import { source } from "../schema/source.ts";
import { storable } from "../storable.ts";
import type { SavedPost } from "./collect.ts";
import { dropParts, keepPrints } from "./import-upload.ts";

export type ClaimedImport = typeof importRun.$inferSelect;

function isFree(now: Date) {
  return and(
    inArray(importRun.state, ["waiting", "running", "undoing"]),
    or(isNull(importRun.leaseUntil), lte(importRun.leaseUntil, now)),
  );
}

export interface DueImport {
  importRunId: number;
  /** What is to be done and how far that is: the same bell rings once for it. */
  mark: string;
}

/** Imports that have something to do and that nobody is at. */
export async function dueImports(db: Db, now: Date): Promise<DueImport[]> {
  return db
    .select({
      importRunId: importRun.importRunId,
      mark: sql<string>`${importRun.state} || '-' || (${importRun.lastRow} + ${importRun.removed} + ${importRun.kept})`,
    })
    .from(importRun)
    .where(isFree(now))
    .orderBy(asc(importRun.importRunId));
}

/** Takes an import for at most `leaseMs`; each step takes it anew. Null when somebody else has it, or when there is nothing to do. */
export async function claimImport(
  db: Db,
  importRunId: number,
  now: Date,
  leaseMs: number,
): Promise<ClaimedImport | null> {
  const rows = await db
    .update(importRun)
    .set({
      leaseUntil: new Date(now.getTime() + leaseMs),
      state: sql`case when ${importRun.state} = 'waiting' then 'running' else ${importRun.state} end`,
    })
    .where(and(eq(importRun.importRunId, importRunId), isFree(now)))
    .returning();
  return rows[0] ?? null;
}

/** Gives an import back, so that another process may go on at once. */
export async function releaseImport(db: Db, importRunId: number): Promise<void> {
  await db.update(importRun).set({ leaseUntil: null }).where(eq(importRun.importRunId, importRunId));
}

export interface RefusedRow {
  rowNumber: number;
  cells: readonly string[];
  reasons: readonly Refusal[];
}

export interface ImportStep {
  importRunId: number;
  /** Where the step before ended, as far as this process knows. */
  afterRow: number;
  lastRow: number;
  /** Where the row after that begins, if the file can be entered there. */
  nextByte: number | null;
  /** Fingerprints of the addresses that the step met first. */
  prints: Uint8Array;
  progress: number;
  rowsRead: number;
  saved: readonly SavedPost[];
  refused: readonly RefusedRow[];
  leaseUntil: Date;
}

/**
 * Holds an import until the end of the transaction.
 * @returns the source that its posts belong to; null when this process may not go on with it: it was cancelled, another process took it over and did
 *   these rows already, or its source is gone
 */
export async function holdImport(db: Db, importRunId: number, afterRow: number): Promise<number | null> {
  const rows = await db
    .select({ state: importRun.state, lastRow: importRun.lastRow, sourceId: importRun.sourceId })
    .from(importRun)
    .where(eq(importRun.importRunId, importRunId))
    .for("update");
  const [run] = rows;
  return run?.state === "running" && run.lastRow === afterRow ? run.sourceId : null;
}

/** Books a step in the transaction that saved its posts: what came, what was refused, how far it is. */
export async function bookStep(db: Db, step: ImportStep): Promise<void> {
  const { importRunId, saved, refused } = step;
  const count = (outcome: SavedPost["outcome"]): number =>
    saved.filter((post) => post.outcome === outcome).length;
  await noteImported(
    db,
    importRunId,
    saved.map(({ postId }) => postId),
  );
  await keepRefusals(db, importRunId, refused);
  await keepPrints(db, step);
  await db
    .update(importRun)
    .set({
      lastRow: step.lastRow,
      nextByte: step.nextByte,
      progress: step.progress,
      rowsRead: sql`${importRun.rowsRead} + ${step.rowsRead}`,
      added: sql`${importRun.added} + ${count("added")}`,
      edited: sql`${importRun.edited} + ${count("edited")}`,
      seen: sql`${importRun.seen} + ${count("seen")}`,
      refused: sql`${importRun.refused} + ${refused.length}`,
      leaseUntil: step.leaseUntil,
    })
    .where(eq(importRun.importRunId, importRunId));
}

/** Remembers that an import brought these posts, or met them again. */
export async function noteImported(db: Db, importRunId: number, postIds: readonly number[]): Promise<void> {
  const ids = [...new Set(postIds)].sort((a, b) => a - b);
  if (ids.length === 0) return;
  await db.execute(sql`
    insert into import_post (import_run_id, post_id)
    select ${importRunId}::integer, post_id from unnest(${sql.param(ids)}::bigint[]) as post_id
    on conflict do nothing`);
}

async function keepRefusals(db: Db, importRunId: number, refused: readonly RefusedRow[]): Promise<void> {
  if (refused.length === 0) return;
  const rows = JSON.stringify(
    refused.map(({ rowNumber, cells, reasons }) => ({
      row_number: rowNumber,
      cells: cells.map((cell) => storable(cell)),
      reasons: reasons.map((reason) => ({ ...reason, said: storable(reason.said) })),
    })),
  );
  await db.execute(sql`
    insert into import_refusal (import_run_id, row_number, cells, reasons)
    select ${importRunId}::integer, row_number, cells, reasons
    from json_to_recordset(${rows}::json) as g(row_number integer, cells jsonb, reasons jsonb)
    where (select refused from import_run where import_run_id = ${importRunId}) < ${importLimits.refusals}
    order by row_number
    on conflict do nothing`);
}

export type ImportEnd = { ok: true } | { ok: false; trouble: TableTrouble; said: string };

/** The file was read to its end, or cannot be. The file itself goes once it was read. */
export async function endImport(db: Db, importRunId: number, end: ImportEnd, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [run] = await tx
      .update(importRun)
      .set({
        state: end.ok ? "done" : "failed",
        finishedAt: now,
        leaseUntil: null,
        ...(end.ok
          ? { progress: 1 }
          : { failure: end.trouble, failureRaw: storable(end.said.slice(0, 500)) }),
      })
      .where(and(eq(importRun.importRunId, importRunId), eq(importRun.state, "running")))
      .returning({ sourceId: importRun.sourceId });
    if (run === undefined) return;
    if (end.ok) await dropParts(tx, importRunId);
    if (run.sourceId !== null)
      await tx
        .update(source)
        .set({ lastSuccessAt: now, lastAttemptAt: now })
        .where(eq(source.sourceId, run.sourceId));
  });
}
