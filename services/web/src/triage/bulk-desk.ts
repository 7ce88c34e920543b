import type { BulkProgress, StartBulk } from "../api/bulk.ts";
import type { Deed } from "./change.ts";
import { toDeskChange } from "./change.ts";
import type { DeedLedger, KeptBulk } from "./deed-ledger.ts";
import type { RowStore } from "./row-store.ts";

/** Posts that were ticked, or all that the filter leaves. */
export type BulkTarget = { postIds: readonly number[] } | { filter: Record<string, string[]> };

/** A change of many posts that was made here. */
export interface BulkDone {
  /** By which the server knows it when it is sent again. */
  key: string;
  /** Null for one that an earlier page began. */
  change: Deed | null;
  /** Null while it has not begun on the server. */
  progress: BulkProgress | null;
}

export interface BulkDeskDeps {
  rows: RowStore;
  /** What has not begun on the server outlives the page. */
  ledger: DeedLedger;
  newKey(): string;
  start(given: StartBulk): Promise<BulkProgress>;
  step(bulkChangeId: number): Promise<BulkProgress>;
  undo(bulkChangeId: number, key: string): Promise<BulkProgress>;
  stop(bulkChangeId: number): Promise<BulkProgress>;
  /** Said after each batch; at the last one `left` is 0. */
  onProgress(done: BulkDone, progress: BulkProgress): void;
  onFailed(done: BulkDone, error: unknown): void;
}

/** Posts of one request; nobody ticks more. */
const postsMax = 5_000;

/** Makes changes of many posts: those on the screen at once, on the server batch by batch. */
export interface BulkDesk {
  act(target: BulkTarget, change: Deed): BulkDone;
  /** Undoes a change as a whole; undone again it is made again. */
  undo(done: BulkDone): BulkDone;
  /** Begins what an earlier page could not, in the order in which it was done. */
  resume(deed: KeptBulk): BulkDone;
  /** Goes on with a change that an earlier page began. */
  goOn(progress: BulkProgress): BulkDone;
  /** Ends a change after the batch under way; what was done stays done. */
  stop(done: BulkDone): Promise<void>;
}

export function createBulkDesk(deps: BulkDeskDeps): BulkDesk {
  const { rows, ledger, newKey, start, step } = deps;
  const run = createRunner(deps);
  const running = new WeakMap<BulkDone, Promise<BulkProgress | null>>();
  const resumed = new Map<string, BulkDone>();
  const go = (done: BulkDone, begin: () => Promise<BulkProgress>, settleRows = nothing): BulkDone => {
    running.set(done, run(done, begin, settleRows));
    return done;
  };
  /** The number of a change once it is through: only what was made can be undone. */
  const numberOf = async (done: BulkDone | undefined): Promise<number> => {
    const progress = done === undefined ? null : ((await running.get(done)) ?? done.progress);
    if (progress === null) throw new Error("It was not made.");
    return progress.bulkChangeId;
  };

  return {
    act(target, change) {
      const postIds = "postIds" in target ? target.postIds.slice(0, postsMax) : [];
      const key = newKey();
      const given: StartBulk = {
        target: "filter" in target ? target : { posts: seen(rows, postIds) },
        change: toDeskChange(change),
        requestKey: key,
      };
      ledger.keep({ kind: "bulk", key, given });
      const settlers = postIds.map((postId) => rows.expect(postId, change));
      return go(
        { key, change, progress: null },
        () => start(given),
        () => settlers.forEach((settle) => settle()),
      );
    },
    undo(done) {
      const key = newKey();
      const bulkChangeId = done.progress?.bulkChangeId ?? null;
      ledger.keep({ kind: "bulk_undo", key, bulkChangeId, of: bulkChangeId === null ? done.key : null });
      const begin = async () => deps.undo(await numberOf(done), key);
      return go({ key, change: done.change, progress: null }, begin);
    },
    resume(deed) {
      const { key } = deed;
      const done: BulkDone = { key, change: null, progress: null };
      resumed.set(key, done);
      if (deed.kind === "bulk") return go(done, () => start({ ...deed.given, requestKey: key }));
      const { bulkChangeId, of } = deed;
      const begin = async () =>
        deps.undo(bulkChangeId ?? (await numberOf(of === null ? undefined : resumed.get(of))), key);
      return go(done, begin);
    },
    goOn: (progress) => go({ key: newKey(), change: null, progress }, () => step(progress.bulkChangeId)),
    async stop(done) {
      // The run sees it at its next step.
      if (done.progress !== null) await deps.stop(done.progress.bulkChangeId);
    },
  };
}

function nothing(): void {}

/** Goes from batch to batch until nothing is left, or it breaks off. */
function createRunner({ ledger, step, onProgress, onFailed }: BulkDeskDeps) {
  return async function run(
    done: BulkDone,
    begin: () => Promise<BulkProgress>,
    settleRows: () => void,
  ): Promise<BulkProgress | null> {
    try {
      let progress = await begin();
      ledger.answered(done.key, progress.bulkChangeId);
      for (;;) {
        done.progress = progress;
        onProgress(done, progress);
        if (progress.left === 0) return progress;
        progress = await step(progress.bulkChangeId);
      }
    } catch (error) {
      if (done.progress === null) ledger.answered(done.key, null);
      onFailed(done, error);
      return null;
    } finally {
      settleRows();
    }
  };
}

/** Each post with the version on the screen; null for one of the list that was never scrolled to. */
function seen(rows: RowStore, postIds: readonly number[]): { postId: number; version: number | null }[] {
  return postIds.map((postId) => ({ postId, version: rows.confirmed(postId)?.version ?? null }));
}
