import type { CollectedPost } from "@earshot/core/collect/post";
import type { ImportReading } from "@earshot/core/import/reading";
import { ensureMonths, monthOf } from "@earshot/db/partitions";
import { readFileBytes } from "@earshot/db/queries/import-upload";
import {
  bookStep,
  claimImport,
  dueImports,
  endImport,
  holdImport,
  releaseImport,
  type ClaimedImport,
  type RefusedRow,
} from "@earshot/db/queries/import-work";
import { undoSome } from "@earshot/db/queries/import-undo";
import type { JobContext } from "@earshot/pipeline/worker";
import type { ByteSource } from "@earshot/sources/table/byte-source";
import { readTable, type ReadRow } from "@earshot/sources/table/read-table";
import { createRowReader, type RowOutcome } from "@earshot/sources/table/row-reader";
import { TableError } from "@earshot/sources/table/table-error";
import { enqueueBatches } from "./batches.ts";
import type { CollectDeps } from "./deps.ts";
import { matchPosts } from "./match-posts.ts";
import { saveEach } from "./save-each.ts";

/** Rows of one transaction. */
const rowsPerStep = 500;
/** A process that says nothing for so long has ended: another one goes on. */
const leaseMs = 60_000;
/** After that the import goes back on the queue, so that no job runs for ever. */
const turnMs = 60_000;

type ImportDeps = Pick<CollectDeps, "database" | "queues" | "now" | "matcher" | "log">;

/**
 * The `import-posts` job: reads a file on from where it stopped, 500 rows a step. A step saves its posts, its refusals and how far it has come in one
 * transaction, so that a crash at any moment loses and doubles nothing; matching follows, as after a visit to a source.
 */
export async function importPosts(
  deps: ImportDeps,
  { importRunId }: { importRunId: number },
  context: JobContext,
): Promise<void> {
  const run = await claimImport(deps.database.db, importRunId, deps.now(), leaseMs);
  if (run === null) return context.add({ import: "taken" });
  const until = deps.now().getTime() + turnMs;
  if (run.state === "undoing") return undoImport(deps, importRunId, until, context);
  try {
    const isOver = await readFile(deps, run, until, context);
    if (!isOver) return await goOn(deps, importRunId);
    await endImport(deps.database.db, importRunId, { ok: true }, deps.now());
  } catch (error) {
    if (context.signal.aborted) await releaseImport(deps.database.db, importRunId);
    if (context.signal.aborted || !(error instanceof TableError)) throw error;
    context.add({ trouble: error.trouble });
    const end = { ok: false, trouble: error.trouble, said: error.message } as const;
    await endImport(deps.database.db, importRunId, end, deps.now());
  }
}

/** Rings for imports that wait, or whose process broke off. */
export async function ringForImports({
  database,
  queues,
  now,
}: Pick<CollectDeps, "database" | "queues" | "now">): Promise<void> {
  for (const { importRunId, mark } of await dueImports(database.db, now())) {
    await queues.enqueue("import-posts", { importRunId }, { jobId: `import-${importRunId}-${mark}` });
  }
}

async function goOn(deps: ImportDeps, importRunId: number): Promise<void> {
  await releaseImport(deps.database.db, importRunId);
  await ringForImports(deps);
}

async function undoImport(
  deps: ImportDeps,
  importRunId: number,
  until: number,
  context: JobContext,
): Promise<void> {
  for (;;) {
    context.signal.throwIfAborted();
    const { isLast } = await undoSome(deps.database.db, importRunId, deps.now());
    if (isLast) return;
    if (deps.now().getTime() > until) return goOn(deps, importRunId);
  }
}

/** @returns whether the import is over: read to its end, or no longer ours */
async function readFile(
  deps: ImportDeps,
  run: ClaimedImport,
  until: number,
  context: JobContext,
): Promise<boolean> {
  const { importRunId, reading, vendor, name } = run;
  if (reading === null) throw new TableError("internal", "An import without a reading was started.");
  const readRow = createRowReader({ reading, issuer: vendor ?? name.toLowerCase() });
  let step = emptyStep(run.lastRow);
  try {
    for await (const row of readTable(sourceOf(deps, run), reading)) {
      context.signal.throwIfAborted();
      // Rows that are behind us are read again all the same: they tell which addresses several posts share.
      const outcome = row.isBroken === true ? broken(row) : readRow(row.cells, deps.now());
      if (row.number <= run.lastRow) continue;
      addRow(step, row, outcome, reading);
      if (step.rows < rowsPerStep) continue;
      if (!(await saveStep(deps, importRunId, step, context))) return true;
      step = emptyStep(step.lastRow);
      if (deps.now().getTime() > until) return false;
    }
  } catch (error) {
    // A file that turns out to be broken further down gives what stood before.
    if (error instanceof TableError && step.rows > 0) await saveStep(deps, importRunId, step, context);
    throw error;
  }
  if (step.rows > 0) await saveStep(deps, importRunId, step, context);
  return true;
}

function sourceOf({ database }: ImportDeps, run: ClaimedImport): ByteSource {
  const facts = { importRunId: run.importRunId, fileBytes: run.fileBytes };
  return {
    size: run.fileBytes,
    async read(start, length) {
      const bytes = await readFileBytes(database.db, facts, start, length);
      if (bytes.length < Math.min(length, run.fileBytes - start)) throw new TableError("gone");
      return bytes;
    },
  };
}

interface Step {
  afterRow: number;
  lastRow: number;
  rows: number;
  progress: number;
  posts: { post: CollectedPost; row: ReadRow }[];
  refused: RefusedRow[];
}

function emptyStep(afterRow: number): Step {
  return { afterRow, lastRow: afterRow, rows: 0, progress: 0, posts: [], refused: [] };
}

function broken({ cells }: ReadRow): RowOutcome {
  const said = (cells[0] ?? "").slice(0, 200);
  return { ok: false, reasons: [{ code: "not_json", field: null, column: null, said }] };
}

function addRow(step: Step, row: ReadRow, outcome: RowOutcome, { columns }: ImportReading): void {
  step.rows += 1;
  step.lastRow = row.number;
  step.progress = row.progress;
  if (outcome.ok) step.posts.push({ post: outcome.post, row });
  else
    step.refused.push({
      rowNumber: row.number,
      cells: row.cells.slice(0, columns.length),
      reasons: outcome.reasons,
    });
}

async function saveStep(
  deps: ImportDeps,
  importRunId: number,
  step: Step,
  context: JobContext,
): Promise<boolean> {
  const { db } = deps.database;
  const posts = step.posts.map(({ post }) => post);
  // Partitions are made beforehand: as part of the transaction they would be locked until its end.
  await ensureMonths(
    db,
    posts.map((post) => monthOf(post.publishedAt)),
  );
  const now = deps.now();
  const saved = await db.transaction(async (tx) => {
    const sourceId = await holdImport(tx, importRunId, step.afterRow);
    if (sourceId === null) return null;
    const each = await saveEach(tx, { sourceId, posts, now });
    const leaseUntil = new Date(now.getTime() + leaseMs);
    const refused = [...step.refused, ...notStored(step, each)];
    await bookStep(tx, { ...step, importRunId, rowsRead: step.rows, saved: each.saved, refused, leaseUntil });
    return each.saved;
  });
  if (saved === null) return false;
  context.add({ rows: step.lastRow });
  const of = (outcome: string): number[] =>
    saved.filter((post) => post.outcome === outcome).map((post) => post.postId);
  await matchPosts(deps, [...of("added"), ...of("edited")], context.signal);
  const recounted = saved.filter((post) => post.isEngagementChanged && post.outcome !== "added");
  await enqueueBatches(
    deps.queues,
    "prioritise",
    recounted.map((post) => post.postId),
  );
  return true;
}

function notStored(
  step: Step,
  each: { refused: readonly CollectedPost[]; refusals: readonly string[] },
): RefusedRow[] {
  return each.refused.flatMap((post, at) => {
    const found = step.posts.find((candidate) => candidate.post === post);
    if (found === undefined) return [];
    const reason = { code: "not_stored", field: null, column: null, said: each.refusals[at] ?? "" } as const;
    return [{ rowNumber: found.row.number, cells: found.row.cells, reasons: [reason] }];
  });
}
