/** `paused` and `stopped` by a person; `done` reached its end; `failed` gave up until a person resumes it. */
export const backfillStates = ["running", "paused", "done", "failed", "stopped"] as const;
export type BackfillState = (typeof backfillStates)[number];

/** What a person can ask of a walk. */
export const heldBackfills = ["running", "paused", "stopped"] as const;
export type HeldBackfill = (typeof heldBackfills)[number];

/**
 * How much of the time that a walk goes back over lies behind it, 0 to 1. Null before its first post: nobody knows how thick history lies.
 */
export function backfillShare(run: {
  state: BackfillState;
  since: Date;
  untilAt: Date | null;
  startedAt: Date;
  oldestAt: Date | null;
}): number | null {
  if (run.state === "done") return 1;
  if (run.oldestAt === null) return null;
  const begun = (run.untilAt ?? run.startedAt).getTime();
  const whole = begun - run.since.getTime();
  if (whole <= 0) return 1;
  return Math.min(Math.max((begun - run.oldestAt.getTime()) / whole, 0), 1);
}

/** Id of the job that reads a page of a walk: each page has one, so that ringing twice reads it once. */
export function backfillJobId(runId: number, page: number): string {
  return `backfill-${runId}-${page}`;
}
