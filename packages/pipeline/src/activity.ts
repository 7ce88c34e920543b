import type { JobOutcome } from "./job-line.ts";

/** One run of a job that ended here. */
export type JobRun = {
  queue: string;
  name: string;
  outcome: JobOutcome;
  runMs: number;
  /** From due to begun; null for repeats, of which it is unknown. */
  waitMs: number | null;
  /** What the handler added to the line of the job. */
  fields: Readonly<Record<string, unknown>>;
  /** What the handler measured, by name. */
  measures: Readonly<Record<string, readonly number[]>>;
};

/** A worker of this process, for whoever watches it. */
export type WatchedWorker = {
  readonly queue: string;
  lastActiveAt(): number | null;
  jobsInHand(): number;
};

/** What the workers of one process do: heard by its heartbeat and its metrics. */
export type Activity = {
  /** @returns a function that stops the listening */
  onRun(listener: (run: JobRun) => void): () => void;
  tell(run: JobRun): void;
  /** Workers that were opened and not closed yet. */
  workers(): readonly WatchedWorker[];
  /** @returns a function that takes it off again */
  addWorker(worker: WatchedWorker): () => void;
};

export function createActivity(): Activity {
  const listeners = new Set<(run: JobRun) => void>();
  const workers = new Set<WatchedWorker>();
  return {
    onRun(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(run) {
      for (const listener of listeners) listener(run);
    },
    workers: () => [...workers],
    addWorker(worker) {
      workers.add(worker);
      return () => void workers.delete(worker);
    },
  };
}
