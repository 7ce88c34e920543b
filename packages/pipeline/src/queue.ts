import { drainIdle, type DrainSettings } from "./drain-idle.ts";
import { enqueueBatch, jobOptions, lookUpJob, validPayload } from "./enqueue.ts";
import type { QueueFacts } from "@earshot/core/system/system-facts";
import type { EnqueueSettings } from "./enqueue.ts";
import {
  discardAllFailed,
  discardFailed,
  listFailed,
  retryAllFailed,
  retryFailed,
  type FailedJob,
} from "./failed-jobs.ts";
import { jobs, queueNames } from "./jobs.ts";
import type { JobName, JobPayload, JobRegistry, Jobs, QueueName } from "./jobs.ts";
import { viewQueue } from "./overview.ts";
import { waitingStates, type Backend, type RawQueue } from "./raw-queue.ts";
import { keepScheduled } from "./schedule.ts";

export type { EnqueueSettings } from "./enqueue.ts";
export type { FailedJob } from "./failed-jobs.ts";

/** Jobs of one queue by state. `delayed` includes retries, `RetryLater` and the next run of recurring jobs. */
export type QueueCounts = { waiting: number; active: number; delayed: number; failed: number };

export type Queues<R extends JobRegistry = Jobs> = {
  /** @returns the job's id. @throws InvalidJob */
  enqueue<N extends JobName<R>>(
    name: N,
    payload: JobPayload<N, R>,
    settings?: EnqueueSettings,
  ): Promise<string>;
  /** Checks all, then adds all, each thousand at once. @returns ids in the order given. @throws InvalidJob */
  enqueueMany<N extends JobName<R>>(
    name: N,
    batch: readonly ({ payload: JobPayload<N, R> } & EnqueueSettings)[],
  ): Promise<string[]>;
  /**
   * Makes a job recur, at once and then every `everyMs`, however many processes ask for it. A run is due
   * whether or not the previous one has ended. As long as these queues are open, the schedule is put back
   * when the queue was lost.
   */
  schedule<N extends JobName<R>>(name: N, everyMs: number, payload: JobPayload<N, R>): Promise<void>;
  counts(): Promise<Record<QueueName<R>, QueueCounts>>;
  /** Every queue with the age of what waits and what hangs, for people who look after it. `now`: milliseconds since the epoch. */
  overview(now: number): Promise<QueueFacts[]>;
  /** Workers finish what is in hand and take nothing more, whatever process they run in. @returns false for an unknown queue */
  pause(queue: string): Promise<boolean>;
  /** @returns false for an unknown queue */
  resume(queue: string): Promise<boolean>;
  /** Newest first, over all queues. */
  listFailed(limit: number): Promise<FailedJob[]>;
  /** With all its attempts again. @returns false when the job is not (or no longer) on the list */
  retryFailed(queue: string, jobId: string): Promise<boolean>;
  /** All that is on the list of one queue now. @returns how many, or null for an unknown queue */
  retryAllFailed(queue: string): Promise<number | null>;
  /** @returns false when the job is not (or no longer) on the list */
  discardFailed(queue: string, jobId: string): Promise<boolean>;
  /** All that is on the list of one queue now. @returns how many, or null for an unknown queue */
  discardAllFailed(queue: string): Promise<number | null>;
  /** For tests, instead of sleeping: resolves when nothing waits, runs or is due. */
  drainIdle(settings?: DrainSettings): Promise<void>;
  close(): Promise<void>;
};

export type QueuesSettings<R extends JobRegistry = Jobs> = {
  /** The product's own jobs unless a test brings others. */
  registry?: R;
  /** How often schedules are looked after: a queue that was lost is back at work within this time. */
  lookAfterMs?: number;
};

/** Opens all queues for those who enqueue, schedule or look. */
export function createQueues<R extends JobRegistry = Jobs>(
  backend: Backend,
  settings: QueuesSettings<R> = {},
): Queues<R> {
  const registry: JobRegistry = settings.registry ?? jobs;
  const open = new Map<string, RawQueue>();
  for (const name of queueNames(registry)) {
    const queue = backend.openQueue(name);
    queue.on("error", (error) => backend.warn(error, { queue: name }));
    open.set(name, queue);
  }
  const schedules = keepScheduled(settings.lookAfterMs ?? 15_000, backend);
  const discarding = { open, forget: backend.forgetFailed };
  let closing: Promise<void> | null = null;

  async function close(): Promise<void> {
    await schedules.close();
    await Promise.all([...open.values()].map((queue) => queue.close()));
  }

  return {
    async enqueue(name, payload, settings = {}) {
      const job = lookUpJob(registry, open, name);
      const [id = ""] = await enqueueBatch(name, job, [{ payload, ...settings }]);
      return id;
    },
    async enqueueMany(name, batch) {
      return enqueueBatch(name, lookUpJob(registry, open, name), batch);
    },
    async schedule(name, everyMs, payload) {
      const { definition, queue } = lookUpJob(registry, open, name);
      const data = validPayload(name, definition, payload);
      await schedules.add(queue, { name, everyMs, data, opts: jobOptions(definition, {}) });
    },
    counts: () => countJobs(open),
    overview: (now) => Promise.all([...open].map(([name, queue]) => viewQueue(registry, name, queue, now))),
    async pause(name) {
      await open.get(name)?.pause();
      return open.has(name);
    },
    async resume(name) {
      await open.get(name)?.resume();
      return open.has(name);
    },
    listFailed: (limit) => listFailed(open, limit),
    retryFailed: (queue, jobId) => retryFailed(open, queue, jobId),
    retryAllFailed: (queue) => retryAllFailed(open, queue),
    discardAllFailed: (queue) => discardAllFailed(discarding, queue),
    discardFailed: (queue, jobId) => discardFailed(discarding, queue, jobId),
    drainIdle: (settings) => drainIdle(open, settings),
    close: () => (closing ??= close()),
  };
}

async function countJobs(open: ReadonlyMap<string, RawQueue>): Promise<Record<string, QueueCounts>> {
  const counts: Record<string, QueueCounts> = {};
  for (const [name, queue] of open) {
    const found = await queue.getJobCounts(...waitingStates, "active", "delayed", "failed");
    counts[name] = {
      waiting: waitingStates.reduce((sum, state) => sum + (found[state] ?? 0), 0),
      active: found["active"] ?? 0,
      delayed: found["delayed"] ?? 0,
      failed: found["failed"] ?? 0,
    };
  }
  return counts;
}
