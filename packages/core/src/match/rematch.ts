/**
 * States of a walk over history after the watch list changed: `running`; `paused` and `stopped` by a person; `superseded`
 * by a newer change, whose walk takes over; `done`.
 */
export const rematchStates = ["running", "paused", "stopped", "superseded", "done"] as const;
export type RematchState = (typeof rematchStates)[number];

/** What a person may make of a walk. */
export const heldStates = ["running", "paused", "stopped"] as const;
export type HeldState = (typeof heldStates)[number];

const ways: Record<RematchState, readonly HeldState[]> = {
  running: ["paused", "stopped"],
  paused: ["running", "stopped"],
  stopped: ["running"],
  superseded: [],
  done: [],
};

/** Whether a person may bring a walk from one state to the other. A stopped one can be gone on with while it is the newest. */
export function mayHold(from: RematchState, to: HeldState): boolean {
  return ways[from].includes(to);
}

export interface RematchProgress {
  /** Posts looked at, never more than `total`. */
  done: number;
  total: number;
  /** 0 to 1. */
  share: number;
  /** Posts a second while it works; null until a step has ended. */
  perSecond: number | null;
  /** Seconds until the end at that speed; null when it is not known or not running. */
  leftSeconds: number | null;
}

/**
 * How far a walk has come. Speed is reckoned from the time its steps took, so neither a pause nor an hour in which nothing ran
 * slows it down. Posts that came in since the beginning are walked over too, and do not push it beyond its end.
 */
export function rematchProgress(run: {
  state: RematchState;
  total: number;
  done: number;
  workedMs: number;
}): RematchProgress {
  const isDone = run.state === "done";
  const done = isDone ? Math.max(run.total, run.done) : Math.min(run.done, run.total);
  const total = isDone ? done : run.total;
  const perSecond = run.workedMs > 0 && run.done > 0 ? run.done / (run.workedMs / 1_000) : null;
  const isRunning = run.state === "running" && perSecond !== null;
  return {
    done,
    total,
    share: total === 0 ? (isDone ? 1 : 0) : done / total,
    perSecond,
    leftSeconds: isRunning ? (total - done) / perSecond : null,
  };
}
