import type { Tally } from "@earshot/runtime/tally";
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
  attempt: number;
  waitMs: number | null;
  runMs: number;
  outcome: JobOutcome;
  error: unknown;
  fields: Record<string, unknown>;
  /** What it asked of the database. */
  tally: Tally;
  isQuiet: boolean;
};

/** Time from due to begun; null for repeats, of which it is unknown. */
export function waitOf(
  job: Pick<RawJob, "attemptsStarted" | "timestamp" | "delay">,
  startedAt: number,
): number | null {
  return job.attemptsStarted <= 1 ? Math.max(0, startedAt - job.timestamp - job.delay) : null;
}

/** The one wide line about one run of a job; README of runtime lists its fields. */
export function writeJobLine(log: Log, line: JobLine): void {
  const { outcome, error, attempt, waitMs, runMs, tally } = line;
  const asked = { dbQueries: tally.queries, dbMs: Math.round(tally.databaseMs) };
  const trouble = error === null ? {} : { errorClass: classOf(error), err: error };
  const fields = { ...line.fields, outcome, attempt, waitMs, runMs, ...asked, ...trouble };
  if (outcome === "failed") log.error(fields, "job failed");
  else if (outcome === "retry") log.warn(fields, "job failed, will be retried");
  else if (line.isQuiet && outcome === "done") log.debug(fields, "job done");
  else log.info(fields, `job ${outcome.replace("_", " ")}`);
}

function classOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return error.name === "Error" ? error.constructor.name : error.name;
}
