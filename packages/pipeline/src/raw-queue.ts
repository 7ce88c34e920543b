import type { IQueueBackend, Job, JobType, Processor, Queue, Worker } from "bullmq";
import type { Log } from "./log.ts";
import type { Activity } from "./activity.ts";
import type { Warn } from "./quiet-warning.ts";

/** The library's queue over either server. Payloads are unknown here: `queue.ts` and `worker.ts` check them. */
export type RawQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend, unknown>;
export type RawJob = Job<unknown, unknown>;
export type RawProcessor = Processor<unknown, unknown>;
export type RawWorker = Worker<unknown, unknown, string, IQueueBackend>;

/**
 * States of jobs that wait and are due, higher priorities first. On PostgreSQL the library counts those of a paused queue as
 * "paused", which its types do not know.
 */
export const waitingStates = ["wait", "paused", "prioritized"] as JobType[];

export type RawWorkerSettings = {
  concurrency: number;
  /** Milliseconds without a renewal after which a job counts as abandoned. */
  lockDuration: number;
  stalledInterval: number;
  /** Times a job may be abandoned before it goes to the failed list. */
  maxStalledCount: number;
  /** Pause between attempts to reach a server that refuses connections. */
  runRetryDelay: number;
};

export type Backend = {
  readonly kind: "postgresql" | "redis";
  readonly log: Log;
  /** What the workers of this process do. */
  readonly activity: Activity;
  /** For errors of connections, queues and workers; says the same thing only once in a while. */
  warn: Warn;
  openQueue(name: string): RawQueue;
  /** Takes a job off the list of what failed, a run of a schedule too. */
  forgetFailed(job: RawJob): Promise<void>;
  openWorker(name: string, processor: RawProcessor, settings: RawWorkerSettings): RawWorker;
  /** Rejects when the server does not answer. */
  ping(): Promise<void>;
  /** Call after queues and workers are closed. May be called twice. */
  close(): Promise<void>;
};
