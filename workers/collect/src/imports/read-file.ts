import { readFileBytes, readPrints } from "@earshot/db/queries/import-upload";
import type { ClaimedImport } from "@earshot/db/queries/import-work";
import type { JobContext } from "@earshot/pipeline/worker";
import { createAddressPrints } from "@earshot/sources/table/address-prints";
import type { ByteSource } from "@earshot/sources/table/byte-source";
import { readTable } from "@earshot/sources/table/read-table";
import { createRowReader } from "@earshot/sources/table/row-reader";
import { TableError } from "@earshot/sources/table/table-error";
import type { CollectDeps } from "../deps.ts";
import { addRow, broken, emptyStep, saveStep, type Step } from "./import-step.ts";

/** Rows of one transaction. */
const rowsPerStep = 500;

export type ImportDeps = Pick<CollectDeps, "database" | "queues" | "now" | "matcher" | "log">;

/** Reads a file on from where it stopped, a step at a time. @returns whether the import is over: read to its end, or no longer ours */
export async function readFile(
  deps: ImportDeps,
  run: ClaimedImport,
  turnMs: number,
  context: JobContext,
): Promise<boolean> {
  const { importRunId, reading, vendor, name } = run;
  if (reading === null) throw new TableError("internal", "An import without a reading was started.");
  const prints = createAddressPrints(await readPrints(deps.database.db, importRunId));
  const readRow = createRowReader({ reading, issuer: vendor ?? name.toLowerCase(), prints });
  const save = (step: Step) => saveStep(deps, importRunId, { ...step, prints: prints.takeFresh() }, context);
  const from = { afterRow: run.lastRow, byte: run.nextByte, rows: run.rowsRead };
  let step = emptyStep(run.lastRow);
  let until: number | null = null;
  try {
    for await (const row of readTable(sourceOf(deps, run), reading, from)) {
      context.signal.throwIfAborted();
      until ??= deps.now().getTime() + turnMs;
      const outcome = row.isBroken === true ? broken(row) : readRow(row.cells, deps.now());
      addRow(step, row, outcome, reading);
      if (step.rows < rowsPerStep) continue;
      if (!(await save(step))) return true;
      step = emptyStep(step.lastRow);
      if (deps.now().getTime() > until) return false;
    }
  } catch (error) {
    // A file that turns out to be broken further down gives what stood before.
    if (error instanceof TableError && step.rows > 0) await save(step);
    throw error;
  }
  if (step.rows > 0) await save(step);
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
