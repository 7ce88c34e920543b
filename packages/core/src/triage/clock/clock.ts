import type { Severity } from "../status.ts";

/** Clocks of a post. `first_response`: until somebody takes it on; `next_response`: after it was opened again; `resolution`: until it is closed. */
export const clockKinds = ["first_response", "next_response", "resolution"] as const;
export type ClockKind = (typeof clockKinds)[number];

/**
 * `running`: counts, and is late once `dueAt` has passed; `paused`: holds still; `met` and `missed`: stopped; `void`: stopped by a machine, so that
 * it says nothing of people.
 */
export const clockStates = ["running", "paused", "met", "missed", "void"] as const;
export type ClockState = (typeof clockStates)[number];

/** Why a clock holds still. */
export const pauseCauses = ["waiting", "snoozed"] as const;
export type PauseCause = (typeof pauseCauses)[number];

/** One clock of one post, as far as its history goes. Instants are milliseconds since 1970. */
export interface Clock {
  kind: ClockKind;
  /** 1, and of `next_response` one more each time the post is opened again. */
  round: number;
  startedAt: number;
  state: ClockState;
  severity: Severity;
  targetMs: number;
  /** Working time used up to `countedAt`. */
  elapsedMs: number;
  /** Up to when `elapsedMs` was counted: the newest event that concerns the clock. */
  countedAt: number;
  /** When the target is used up; of a clock that stopped in time, when it would have been; null while it holds still in time. */
  dueAt: number | null;
  /** Name of the calendar; null for round the clock. */
  calendar: string | null;
  pausedBy: PauseCause | null;
  stoppedAt: number | null;
  /** Person whose deed stopped it. */
  stoppedBy: number | null;
}
