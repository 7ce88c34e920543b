import { afterDeed, type ImportDeed } from "@earshot/core/import/import-state";
import type { ImportReading } from "@earshot/core/import/reading";
import type { VendorKey } from "@earshot/core/import/vendors";
import { desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { importRun } from "../schema/import-run.ts";
import { person } from "../schema/person.ts";
import { source } from "../schema/source.ts";
import { storable } from "../storable.ts";
import { recordAudit, type Actor } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";
import { notifySources } from "./sources.ts";

export type ImportRunRow = typeof importRun.$inferSelect & {
  personName: string | null;
  /** Refused rows that wait to be mended. */
  open: number;
  /** The file itself is still there. */
  hasFile: boolean;
};

const columns = {
  ...getTableColumns(importRun),
  personName: person.name,
  open: sql<number>`(select count(*)::integer from import_refusal r
    where r.import_run_id = ${importRun.importRunId} and r.mended_at is null)`,
  hasFile: sql<boolean>`exists (select from import_part p where p.import_run_id = ${importRun.importRunId})`,
};

/** The newest imports first; uploads that nobody started are no part of history. */
export async function listImports(db: Db, limit: number): Promise<ImportRunRow[]> {
  return db
    .select(columns)
    .from(importRun)
    .leftJoin(person, eq(person.personId, importRun.personId))
    .where(sql`${importRun.state} not in ('uploading', 'ready')`)
    .orderBy(desc(importRun.createdAt), desc(importRun.importRunId))
    .limit(limit);
}

export async function getImport(db: Db, importRunId: number): Promise<ImportRunRow | null> {
  const rows = await db
    .select(columns)
    .from(importRun)
    .leftJoin(person, eq(person.personId, importRun.personId))
    .where(eq(importRun.importRunId, importRunId));
  return rows[0] ?? null;
}

export interface StartImport {
  importRunId: number;
  name: string;
  reading: ImportReading;
  vendor: VendorKey | null;
}

/**
 * Hands an uploaded file over to the background, with how it is to be read. Its posts belong to the source of the import's name, which is
 * made here and never visited. False when it is not (any more) ready.
 */
export async function startImport(
  db: Db,
  { actor }: ChangedByAnyone<"edit_sources">,
  { importRunId, name, reading, vendor }: StartImport,
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [run] = await tx
      .select()
      .from(importRun)
      .where(eq(importRun.importRunId, importRunId))
      .for("update");
    if (run?.state !== "ready") return false;
    const sourceId = await sourceOf(tx, actor, storable(name), now);
    await tx
      .update(importRun)
      .set({ sourceId, name: storable(name), reading, vendor, state: "waiting", startedAt: now })
      .where(eq(importRun.importRunId, importRunId));
    await recordAudit(
      tx,
      actor,
      {
        what: "import.started",
        targetKind: "import",
        targetId: importRunId,
        targetName: storable(name),
        to: { file: run.fileName, format: reading.format, vendor },
      },
      now,
    );
    return true;
  });
}

/** The source that owns the posts of imports of this name; one that was retired comes back. */
async function sourceOf(db: Db, actor: Actor, name: string, now: Date): Promise<number> {
  const key = `import/${name.toLowerCase().replace(/\s+/gu, " ").trim()}`;
  const [known] = await db.select({ retiredAt: source.retiredAt }).from(source).where(eq(source.key, key));
  const [row] = await db
    .insert(source)
    .values({
      key,
      kind: "import",
      platform: "other",
      name,
      url: `import:${encodeURIComponent(name)}`,
      state: "ok",
      stateSince: now,
      createdAt: now,
    })
    .onConflictDoUpdate({ target: source.key, set: { retiredAt: null } })
    .returning({ sourceId: source.sourceId });
  if (row === undefined) throw new Error("An upsert of a source returned no row.");
  if (known === undefined || known.retiredAt !== null) {
    const what = known === undefined ? "source.added" : "source.restored";
    await recordAudit(
      db,
      actor,
      { what, targetKind: "source", targetId: row.sourceId, targetName: name, to: { from: "import" } },
      now,
    );
    await notifySources(db);
  }
  return row.sourceId;
}

export type ImportDone =
  | { ok: true; run: typeof importRun.$inferSelect }
  | { ok: false; reason: "missing" | "not_now" };

const deedWords = {
  cancel: "import.cancelled",
  resume: "import.resumed",
  undo: "import.undone",
  discard: "import.discarded",
} as const satisfies Record<ImportDeed, string>;

/** Cancels, goes on with, undoes or discards an import. */
export async function changeImport(
  db: Db,
  { actor }: ChangedByAnyone<"edit_sources">,
  { importRunId, deed }: { importRunId: number; deed: ImportDeed },
  now: Date,
): Promise<ImportDone> {
  return db.transaction(async (tx) => {
    const [run] = await tx
      .select()
      .from(importRun)
      .where(eq(importRun.importRunId, importRunId))
      .for("update");
    if (run === undefined) return { ok: false, reason: "missing" } as const;
    const state = afterDeed(run.state, deed);
    if (state === null) return { ok: false, reason: "not_now" } as const;
    if (deed === "discard") await tx.delete(importRun).where(eq(importRun.importRunId, importRunId));
    const isEnding = state === "cancelled";
    // What holds it at this moment notices at its next step; nobody has to wait for its lease.
    await tx
      .update(importRun)
      .set({ state, leaseUntil: null, finishedAt: isEnding ? now : null, failure: null, failureRaw: null })
      .where(eq(importRun.importRunId, importRunId));
    await recordAudit(
      tx,
      actor,
      {
        what: deedWords[deed],
        targetKind: "import",
        targetId: importRunId,
        targetName: run.name,
        to: { file: run.fileName },
      },
      now,
    );
    return { ok: true, run: { ...run, state } } as const;
  });
}
