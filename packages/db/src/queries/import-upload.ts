import type { ImportRunRow } from "./import-runs.ts";
import { importLimits } from "@earshot/core/import/import-limits";
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { importRun } from "../schema/import-run.ts";
import { storable } from "../storable.ts";
import type { ChangedByAnyone } from "./changed-by.ts";

/** Uploads that a person may leave lying about; the oldest ones go. */
const uploadsKept = 4;

/** Begins an upload; forgets those that were begun long ago and never became an import. */
export async function beginUpload(
  db: Db,
  { actor }: ChangedByAnyone<"edit_sources">,
  given: { fileName: string; fileBytes: number },
  now: Date,
): Promise<number> {
  const forgotten = new Date(now.getTime() - importLimits.uploadHours * 3_600_000);
  await db
    .delete(importRun)
    .where(and(inArray(importRun.state, ["uploading", "ready"]), lt(importRun.createdAt, forgotten)));
  if (actor.personId !== null) {
    const newest = db
      .select({ importRunId: importRun.importRunId })
      .from(importRun)
      .where(and(eq(importRun.personId, actor.personId), inArray(importRun.state, ["uploading", "ready"])))
      .orderBy(desc(importRun.importRunId))
      .offset(uploadsKept - 1);
    await db.delete(importRun).where(inArray(importRun.importRunId, newest));
  }
  const fileName = storable(given.fileName);
  const rows = await db
    .insert(importRun)
    .values({
      name: fileName.replace(/\.[a-z]{2,5}$/iu, "").slice(0, 100),
      fileName,
      fileBytes: given.fileBytes,
      state: "uploading",
      personId: actor.personId,
      createdAt: now,
    })
    .returning({ importRunId: importRun.importRunId });
  const [row] = rows;
  if (row === undefined) throw new Error("An upload was not begun.");
  return row.importRunId;
}

/**
 * Keeps one part of the file; a part that comes twice counts once. All parts but the last have `importLimits.partBytes`.
 * @returns bytes that are there; null when the import takes none (any more), or the part is none of this file
 */
export async function addPart(
  db: Db,
  given: { importRunId: number; part: number; bytes: Uint8Array },
): Promise<number | null> {
  const { importRunId, part, bytes } = given;
  const { partBytes } = importLimits;
  return db.transaction(async (tx) => {
    const [run] = await tx
      .select({ state: importRun.state, fileBytes: importRun.fileBytes })
      .from(importRun)
      .where(eq(importRun.importRunId, importRunId))
      .for("update");
    const expected = Math.min(partBytes, (run?.fileBytes ?? 0) - part * partBytes);
    if (run?.state !== "uploading" || expected <= 0 || bytes.byteLength !== expected) return null;
    await tx.execute(sql`
      insert into import_part (import_run_id, part, bytes) values (${importRunId}, ${part}, ${Buffer.from(bytes)})
      on conflict (import_run_id, part) do update set bytes = excluded.bytes`);
    const [held] = await readRows<{ bytes: string }>(
      tx,
      sql`select coalesce(sum(length(bytes)), 0)::text as bytes from import_part where import_run_id = ${importRunId}`,
    );
    const there = Number(held?.bytes ?? 0);
    if (there === run.fileBytes)
      await tx.update(importRun).set({ state: "ready" }).where(eq(importRun.importRunId, importRunId));
    return there;
  });
}

/** Bytes of a stored file from any place; fewer than asked for where parts are gone. */
export async function readFileBytes(
  db: Db,
  { importRunId, fileBytes }: Pick<ImportRunRow, "importRunId" | "fileBytes">,
  start: number,
  length: number,
): Promise<Uint8Array> {
  const { partBytes } = importLimits;
  const end = Math.min(start + length, fileBytes);
  const pieces: Buffer[] = [];
  for (let at = start; at < end;) {
    const part = Math.floor(at / partBytes);
    const offset = at - part * partBytes;
    const wanted = Math.min(end - at, partBytes - offset);
    const [row] = await readRows<{ piece: Buffer }>(
      db,
      sql`
      select substring(bytes from ${offset + 1}::integer for ${wanted}::integer) as piece
      from import_part where import_run_id = ${importRunId} and part = ${part}`,
    );
    if (row === undefined || row.piece.length === 0) break;
    pieces.push(row.piece);
    at += row.piece.length;
  }
  return Buffer.concat(pieces);
}

/** Lets the stored file go, with what was remembered to read it on. */
export async function dropParts(db: Db, importRunId: number): Promise<void> {
  await db.execute(sql`delete from import_part where import_run_id = ${importRunId}`);
  await db.execute(sql`delete from import_print where import_run_id = ${importRunId}`);
}

/** Keeps the fingerprints of the addresses that a step met. */
export async function keepPrints(
  db: Db,
  { importRunId, afterRow, prints }: { importRunId: number; afterRow: number; prints: Uint8Array },
): Promise<void> {
  if (prints.byteLength === 0) return;
  await db.execute(sql`
    insert into import_print (import_run_id, after_row, prints) values (${importRunId}, ${afterRow}, ${Buffer.from(prints)})`);
}

/** Those of all steps, in their order. */
export async function readPrints(db: Db, importRunId: number): Promise<Uint8Array[]> {
  const rows = await readRows<{ prints: Buffer }>(
    db,
    sql`select prints from import_print where import_run_id = ${importRunId} order by after_row`,
  );
  return rows.map(({ prints }) => prints);
}
