import type { CollectedPost } from "@earshot/core/collect/post";
import type { ImportReading } from "@earshot/core/import/reading";
import { ensureMonths, monthOf } from "@earshot/db/partitions";
import { bookStep, holdImport, type RefusedRow } from "@earshot/db/queries/import-work";
import type { JobContext } from "@earshot/pipeline/worker";
import type { ReadRow } from "@earshot/sources/table/read-table";
import type { RowOutcome } from "@earshot/sources/table/row-reader";
import { enqueueBatches } from "../batches.ts";
import type { CollectDeps } from "../deps.ts";
import { matchPosts } from "../match-posts.ts";
import { saveEach } from "../save-each.ts";

/** A process that says nothing for so long has ended: another one goes on. */
export const leaseMs = 60_000;

type StepDeps = Pick<CollectDeps, "database" | "queues" | "now" | "matcher">;

/** Rows that are saved together, and how far in the file they lead. */
export interface Step {
  afterRow: number;
  lastRow: number;
  nextByte: number | null;
  rows: number;
  progress: number;
  posts: { post: CollectedPost; row: ReadRow }[];
  refused: RefusedRow[];
}

export function emptyStep(afterRow: number): Step {
  return { afterRow, lastRow: afterRow, nextByte: null, rows: 0, progress: 0, posts: [], refused: [] };
}

/** A row that is no row at all. */
export function broken({ cells }: ReadRow): RowOutcome {
  const said = (cells[0] ?? "").slice(0, 200);
  return { ok: false, reasons: [{ code: "not_json", field: null, column: null, said }] };
}

export function addRow(step: Step, row: ReadRow, outcome: RowOutcome, { columns }: ImportReading): void {
  step.rows += 1;
  step.lastRow = row.number;
  step.nextByte = row.nextByte ?? null;
  step.progress = row.progress;
  if (outcome.ok) step.posts.push({ post: outcome.post, row });
  else
    step.refused.push({
      rowNumber: row.number,
      cells: row.cells.slice(0, columns.length),
      reasons: outcome.reasons,
    });
}

/** Saves a step with what follows from its posts. @param prints of the addresses it met first @returns false when the import is no longer ours */
export async function saveStep(
  deps: StepDeps,
  importRunId: number,
  step: Step & { prints: Uint8Array },
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
