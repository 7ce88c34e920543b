import { claimImport, dueImports, endImport, releaseImport } from "@earshot/db/queries/import-work";
import { undoSome } from "@earshot/db/queries/import-undo";
import { jobs } from "@earshot/pipeline/jobs";
import type { JobContext } from "@earshot/pipeline/worker";
import { TableError } from "@earshot/sources/table/table-error";
import type { CollectDeps } from "../deps.ts";
import { readFile, type ImportDeps } from "./read-file.ts";
import { leaseMs } from "./import-step.ts";

/**
 * After that the import goes back on the queue, so that no job runs for ever; counted from the first row that is new, because a workbook has to be
 * passed over up to there (a million rows: some 10 s).
 */
const turnMs = 60_000;

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
  if (run.state === "undoing") return undoImport(deps, importRunId, context);
  try {
    const isOver = await readFile(deps, run, turnMs, context);
    if (!isOver) return await goOn(deps, importRunId);
    await endImport(deps.database.db, importRunId, { ok: true }, deps.now());
  } catch (error) {
    if (error instanceof TableError && !context.signal.aborted)
      return endAt(deps, importRunId, error, context);
    await giveUpTurn(deps, importRunId, error, context);
    throw error;
  }
}

async function endAt(
  deps: ImportDeps,
  importRunId: number,
  { trouble, message: said }: TableError,
  context: JobContext,
): Promise<void> {
  context.add({ trouble });
  await endImport(deps.database.db, importRunId, { ok: false, trouble, said }, deps.now());
}

/**
 * After an error that is not the file's the next attempt need not wait for the lease. The last one ends the import, so that a person sees it and
 * may go on; should the database be away, even that fails, and a sweep goes on once the lease has run out.
 */
async function giveUpTurn(
  deps: ImportDeps,
  importRunId: number,
  error: unknown,
  { signal, attempt }: JobContext,
): Promise<void> {
  const isLast = !signal.aborted && attempt >= jobs["import-posts"].attempts;
  const said = error instanceof Error ? error.message : String(error);
  const giving = isLast
    ? endImport(deps.database.db, importRunId, { ok: false, trouble: "internal", said }, deps.now())
    : releaseImport(deps.database.db, importRunId);
  await giving.catch((failure: unknown) =>
    deps.log.warn({ err: failure, importRunId }, "import not given back"),
  );
}

/** Rings for imports that wait, or whose process broke off. */
export async function ringForImports({
  database,
  queues,
  now,
}: Pick<CollectDeps, "database" | "queues" | "now">): Promise<void> {
  for (const { importRunId, mark } of await dueImports(database.db, now()))
    await queues.enqueue("import-posts", { importRunId }, { jobId: `import-${importRunId}-${mark}` });
}

async function goOn(deps: ImportDeps, importRunId: number): Promise<void> {
  await releaseImport(deps.database.db, importRunId);
  await ringForImports(deps);
}

async function undoImport(deps: ImportDeps, importRunId: number, context: JobContext): Promise<void> {
  const until = deps.now().getTime() + turnMs;
  for (;;) {
    context.signal.throwIfAborted();
    const { isLast } = await undoSome(deps.database.db, importRunId, deps.now());
    if (isLast) return;
    if (deps.now().getTime() > until) return goOn(deps, importRunId);
  }
}
