import type { BulkProgress, StartBulk } from "../api/bulk.ts";
import type { Deed } from "./change.ts";
import { toDeskChange } from "./change.ts";
import type { RowStore } from "./row-store.ts";

/** Posts that were ticked, or all that the filter leaves. */
export type BulkTarget = { postIds: readonly number[] } | { filter: Record<string, string[]> };

/** A change of many posts that was made here. */
export interface BulkDone {
  /** Null for one that an earlier page began. */
  change: Deed | null;
  /** Null while it has not begun on the server. */
  progress: BulkProgress | null;
}

export interface BulkDeskDeps {
  rows: RowStore;
  start(given: StartBulk): Promise<BulkProgress>;
  step(bulkChangeId: number): Promise<BulkProgress>;
  undo(bulkChangeId: number): Promise<BulkProgress>;
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
  /** Begins what an earlier page could not. */
  resume(given: StartBulk): BulkDone;
  /** Goes on with a change that an earlier page began. */
  goOn(progress: BulkProgress): BulkDone;
  /** Ends a change after the batch under way; what was done stays done. */
  stop(done: BulkDone): Promise<void>;
}

export function createBulkDesk(deps: BulkDeskDeps): BulkDesk {
  const { rows, start, step, undo } = deps;
  const run = createRunner(deps);
  const running = new WeakMap<BulkDone, Promise<BulkProgress | null>>();
  const goOnBy = (done: BulkDone, begin: () => Promise<BulkProgress>): BulkDone => {
    running.set(
      done,
      run(done, begin, () => undefined),
    );
    return done;
  };

  return {
    act(target, change) {
      const done: BulkDone = { change, progress: null };
      const postIds = "postIds" in target ? target.postIds.slice(0, postsMax) : [];
      const settlers = postIds.map((postId) => rows.expect(postId, change));
      const begin = () =>
        start({
          target: "filter" in target ? target : { posts: seen(rows, postIds) },
          change: toDeskChange(change),
        });
      running.set(
        done,
        run(done, begin, () => settlers.forEach((settle) => settle())),
      );
      return done;
    },
    undo(done) {
      const back: BulkDone = { change: done.change, progress: null };
      const begin = async (): Promise<BulkProgress> => {
        const progress = (await running.get(done)) ?? done.progress;
        if (progress === null) throw new Error("It was not made.");
        return undo(progress.bulkChangeId);
      };
      running.set(
        back,
        run(back, begin, () => undefined),
      );
      return back;
    },
    resume: (given) => goOnBy({ change: null, progress: null }, () => start(given)),
    goOn: (progress) => goOnBy({ change: null, progress }, () => step(progress.bulkChangeId)),
    async stop(done) {
      // The run sees it at its next step.
      if (done.progress !== null) await deps.stop(done.progress.bulkChangeId);
    },
  };
}

/** Goes from batch to batch until nothing is left, or it breaks off. */
function createRunner({ step, onProgress, onFailed }: BulkDeskDeps) {
  return async function run(
    done: BulkDone,
    begin: () => Promise<BulkProgress>,
    settleRows: () => void,
  ): Promise<BulkProgress | null> {
    try {
      let progress = await begin();
      for (;;) {
        done.progress = progress;
        onProgress(done, progress);
        if (progress.left === 0) return progress;
        progress = await step(progress.bulkChangeId);
      }
    } catch (error) {
      onFailed(done, error);
      return null;
    } finally {
      settleRows();
    }
  };
}

/** Each post with the version on the screen. */
function seen(rows: RowStore, postIds: readonly number[]): { postId: number; version: number }[] {
  return postIds.map((postId) => ({ postId, version: rows.confirmed(postId)?.version ?? 0 }));
}
