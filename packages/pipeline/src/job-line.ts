import { GivenBack, RetryLater, TakenOver } from "./job-errors.ts";
import type { Log } from "./log.ts";
import type { RawJob } from "./raw-queue.ts";

/** `retry` will run again, `failed` is on the failed list, the last three spent no attempt. */
export type JobOutcome = "done" | "retry" | "failed" | "later" | "given_back" | "taken_over";

/** What becomes of a job after a run that ended with `error` (null: it succeeded). */
export function outcomeOf(error: unknown, job: Pick<RawJob, "attemptsMade" | "opts">): JobOutcome {
  if (error === null) return "done";
  if (error instanceof RetryLater) return "later";
  if (error instanceof GivenBack) return "given_back";
  if (error instanceof TakenOver) return "taken_over";
  const hopeless = error instanceof Error && error.name === "UnrecoverableError";
  return hopeless || job.attemptsMade + 1 >= (job.opts.attempts ?? 1) ? "failed" : "retry";
}

export type JobLine = {
  job: RawJob;
  startedAt: number;
  endedAt: number;
  outcome: JobOutcome;
  error: unknown;
  fields: Record<string, unknown>;
};

/** The one wide line about one run of a job. `waitMs` is the time from due to begun; unknown for repeats. */
export function writeJobLine(log: Log, line: JobLine): void {
  const { job, outcome } = line;
  const firstRun = job.attemptsStarted <= 1;
  const fields = {
    ...line.fields,
    outcome,
    attempt: job.attemptsMade + 1,
    waitMs: firstRun ? Math.max(0, line.startedAt - job.timestamp - job.delay) : null,
    runMs: line.endedAt - line.startedAt,
    ...(line.error === null ? {} : { err: line.error }),
  };
  if (outcome === "failed") log.error(fields, "job failed");
  else if (outcome === "retry") log.warn(fields, "job failed, will be retried");
  else log.info(fields, `job ${outcome.replace("_", " ")}`);
}
