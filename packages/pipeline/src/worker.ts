import { GivenBack, TakenOver } from "./job-errors.ts";
import { jobs, queueConcurrency } from "./jobs.ts";
import type { JobName, JobOf, JobPayload, JobRegistry, Jobs, QueueName } from "./jobs.ts";
import type { Log } from "./log.ts";
import type { Backend, RawWorker } from "./raw-queue.ts";
import { createJobRunner, type JobHandler, type JobRunner } from "./run-job.ts";

export type { JobContext, JobHandler } from "./run-job.ts";

/** One handler for each job of the queue, none missing. */
export type JobHandlers<Q extends string, R extends JobRegistry = Jobs> = {
  [N in JobOf<Q, R>]: JobHandler<JobPayload<N & JobName<R>, R>>;
};

export type WorkerSettings<R extends JobRegistry = Jobs> = {
  log: Log;
  /** Jobs at once; the queue's own number unless given. */
  concurrency?: number;
  /** Milliseconds since the epoch; times jobs for the log and for `lastActiveAt`. */
  now?: () => number;
  /** A job whose worker is silent for this long goes to another, at the latest after twice as long. */
  lockMs?: number;
  /** How long `close` waits for the jobs in hand before it gives them back. */
  graceMs?: number;
  /** The product's own jobs unless a test brings others. */
  registry?: R;
};

export type QueueWorker = {
  readonly queue: string;
  /** Resolves when jobs are being taken. */
  ready(): Promise<void>;
  /** When a job last began or ended here, for health; null before the first. */
  lastActiveAt(): number | null;
  jobsInHand(): number;
  /** Takes no more jobs; those in hand are finished within `graceMs` or given back. May be called twice. */
  close(): Promise<void>;
};

/** A job that was abandoned this often has probably taken its workers down with it: to the failed list. */
const stalledMax = 3;
const abortGraceMs = 300;
/** What has not ended this long after everything was given back is left to another worker. */
const closeSlackMs = 1_000;

/** The one wrapper around every job of a queue: takes jobs at once, until `close`. */
export function createWorker<Q extends QueueName<R>, R extends JobRegistry = Jobs>(
  backend: Backend,
  queue: Q,
  handlers: JobHandlers<Q, R>,
  settings: WorkerSettings<R>,
): QueueWorker {
  const { now = Date.now, lockMs = 30_000, graceMs = 3_000 } = settings;
  const log = settings.log.child({ queue });
  const registry: JobRegistry = settings.registry ?? jobs;
  checkHandlers(queue, registry, handlers);
  const runner = createJobRunner(registry, handlers as Record<string, JobHandler<unknown> | undefined>, {
    queue,
    log,
    now,
    activity: backend.activity,
  });
  const worker = backend.openWorker(queue, runner.process, {
    concurrency: settings.concurrency ?? defaultConcurrency(queue),
    lockDuration: lockMs,
    stalledInterval: Math.ceil(lockMs / 2),
    maxStalledCount: stalledMax,
    runRetryDelay: 1_000,
  });
  listen(backend, worker, runner, log);

  const takeOff = backend.activity.addWorker({
    queue,
    lastActiveAt: () => runner.lastActiveAt(),
    jobsInHand: () => runner.inHand.size,
  });
  let closing: Promise<void> | null = null;
  return {
    queue,
    async ready() {
      await worker.waitUntilReady();
    },
    lastActiveAt: () => runner.lastActiveAt(),
    jobsInHand: () => runner.inHand.size,
    close: () => (closing ??= closeWithin(worker, runner, graceMs).finally(takeOff)),
  };
}

/** Better no start than a job that waits for nobody. */
function checkHandlers(queue: string, registry: JobRegistry, handlers: object): void {
  const expected = Object.keys(registry).filter((name) => registry[name]?.queue === queue);
  const missing = expected.filter((name) => !Object.hasOwn(handlers, name));
  if (missing.length > 0) throw new Error(`queue ${queue}: no handler for ${missing.join(", ")}`);
}

function listen(backend: Backend, worker: RawWorker, runner: JobRunner, log: Log): void {
  worker.on("error", (error) => backend.warn(error, { queue: worker.name }));
  worker.on("stalled", (jobId) => log.warn({ jobId }, "job taken from a silent worker"));
  worker.on("failed", (job, error) => {
    // Failures of handlers have their line already; this one never reached a handler.
    if (job && job.stalledCounter > stalledMax) {
      log.error({ jobId: job.id, job: job.name, err: error }, "job failed");
    }
  });
  worker.on("lockRenewalFailed", (jobIds) => {
    log.warn({ jobIds }, "jobs lost to another worker");
    const lost = new TakenOver("another worker has the job");
    for (const jobId of jobIds) runner.inHand.get(jobId)?.interrupt(lost, abortGraceMs);
  });
}

async function closeWithin(worker: RawWorker, runner: JobRunner, graceMs: number): Promise<void> {
  const stop = new GivenBack("the worker stops");
  let end: () => void = () => {};
  const bound = new Promise<void>((resolve) => {
    end = resolve;
  });
  const timers = [
    setTimeout(() => runner.inHand.forEach((run) => run.interrupt(stop, abortGraceMs)), graceMs),
    setTimeout(end, graceMs + abortGraceMs + closeSlackMs),
  ];
  await Promise.race([worker.close(), bound]);
  timers.forEach(clearTimeout);
}

function defaultConcurrency(queue: string): number {
  return (queueConcurrency as Record<string, number>)[queue] ?? 1;
}
