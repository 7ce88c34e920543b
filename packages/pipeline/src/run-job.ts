import { DelayedError, WaitingError } from "bullmq";
import { emptyTally, tallied } from "@earshot/runtime/tally";
import type { Activity } from "./activity.ts";
import { startBounded, type BoundedRun } from "./bounded-run.ts";
import { GivenBack, RetryLater, TakenOver, UnrecoverableError } from "./job-errors.ts";
import { storableError } from "./job-errors.ts";
import { outcomeOf, waitOf, writeJobLine } from "./job-line.ts";
import type { JobRegistry } from "./jobs.ts";
import type { Log } from "./log.ts";
import type { RawJob, RawProcessor } from "./raw-queue.ts";

export type JobContext = {
  jobId: string;
  /** 1 on the first run. */
  attempt: number;
  /** Carries the job's id and name. */
  log: Log;
  /** Aborted on timeout, on shutdown and when the job was taken over by another worker. */
  signal: AbortSignal;
  /** Adds fields to the one line that is logged about this job. */
  add: (fields: Record<string, unknown>) => void;
  /** Figures for the metrics, which are not logged. */
  measure: (name: string, values: readonly number[]) => void;
};

export type JobHandler<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

export type JobRunner = {
  process: RawProcessor;
  /** Jobs running now, by id. */
  inHand: ReadonlyMap<string, BoundedRun>;
  lastActiveAt(): number | null;
};

/** Runs one job from the library's call to what the library is told about it. */
export function createJobRunner(
  registry: JobRegistry,
  handlers: Readonly<Record<string, JobHandler<unknown> | undefined>>,
  { queue, log, now, activity }: { queue: string; log: Log; now: () => number; activity: Activity },
): JobRunner {
  const inHand = new Map<string, BoundedRun>();
  let lastActive: number | null = null;

  async function process(job: RawJob, token?: string): Promise<void> {
    const jobId = String(job.id);
    const startedAt = now();
    lastActive = startedAt;
    const jobLog = log.child({ job: job.name, jobId });
    const fields: Record<string, unknown> = {};
    const measures: Record<string, readonly number[]> = {};
    const tally = emptyTally();
    let error: unknown = null;
    try {
      const { work, timeoutMs } = prepare(registry, handlers, job);
      const context = { jobId, attempt: job.attemptsMade + 1, log: jobLog };
      const add = (more: Record<string, unknown>) => void Object.assign(fields, more);
      const measure = (measured: string, values: readonly number[]) => void (measures[measured] = values);
      const run = startBounded(
        (signal) => tallied(tally, () => work({ ...context, signal, add, measure })),
        timeoutMs,
      );
      inHand.set(jobId, run);
      await run.done;
    } catch (thrown) {
      error = thrown ?? new Error("nothing was thrown");
    }
    inHand.delete(jobId);
    const endedAt = now();
    lastActive = endedAt;
    const outcome = outcomeOf(error, job);
    const isQuiet = registry[job.name]?.isQuiet ?? false;
    const [waitMs, runMs] = [waitOf(job, startedAt), endedAt - startedAt];
    const attempt = job.attemptsMade + 1;
    writeJobLine(jobLog, { attempt, waitMs, runMs, outcome, error, fields, tally, isQuiet });
    activity.tell({ queue, name: job.name, outcome, runMs, waitMs, fields, measures });
    if (error !== null) await passOn(error, job, token);
  }

  return { process, inHand, lastActiveAt: () => lastActive };
}

/** Checks before anything runs: a job that nobody here understands today is not understood tomorrow. */
function prepare(
  registry: JobRegistry,
  handlers: Readonly<Record<string, JobHandler<unknown> | undefined>>,
  job: RawJob,
): { work: (context: JobContext) => Promise<void>; timeoutMs: number } {
  const definition = registry[job.name];
  const handler = handlers[job.name];
  if (!definition || !handler) throw new UnrecoverableError(`no handler for job ${job.name}`);
  const payload = definition.payload.safeParse(job.data);
  if (!payload.success) throw new UnrecoverableError(`payload: ${describeIssues(payload.error.issues)}`);
  return {
    work: (context) => handler(payload.data, context),
    timeoutMs: definition.timeoutMs,
  };
}

/** Where a payload is wrong, and never what stands there. */
function describeIssues(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  return issues
    .map(({ path, message }) => `${path.map(String).join(".") || "all of it"}: ${message}`)
    .join("; ");
}

/** Tells the queue library what becomes of the job. */
async function passOn(error: unknown, job: RawJob, token?: string): Promise<never> {
  if (error instanceof TakenOver) throw new WaitingError();
  if (error instanceof RetryLater) {
    await job.moveToDelayed(Date.now() + error.delayMs, token);
    throw new DelayedError();
  }
  if (error instanceof GivenBack) {
    await job.moveToWait(token);
    throw new WaitingError();
  }
  throw storableError(error);
}
