import { hostHoldMs } from "./host-pace.ts";
import { nextCheckAfterFailure, nextCheckAfterSuccess, pollInterval } from "./next-check.ts";
import type { IntervalLimits } from "./next-check.ts";
import { countRedirect } from "./redirect.ts";
import type { Rhythm } from "./rhythm.ts";
import { reasonOfFailure } from "./source-reason.ts";
import type { SourceReason } from "./source-reason.ts";
import { applyCheck, isAtRest } from "./source-state.ts";
import type { SourceHealth } from "./source-state.ts";
import type { SourceState } from "./source.ts";

/** A source as it was before the visit. */
export interface VisitedSource extends SourceHealth {
  movedTo: string | null;
  movedCount: number;
  /** An account of the company or of an executive, where reading often costs no money. */
  isOwn: boolean;
}

export type VisitResult =
  | {
      ok: true;
      rhythm: Rhythm;
      maxAgeSeconds: number | null;
      movedTo: string | null;
      /** By the source's history and as counted, of one day; null where it was not asked. */
      expectedPosts: number | null;
      receivedPosts: number | null;
    }
  | {
      ok: false;
      rhythm: Rhythm;
      code: string;
      message: string;
      httpStatus: number | null;
      retryAfterMs: number | null;
    };

export interface VisitDecision {
  state: SourceState;
  reason: SourceReason | null;
  raw: string | null;
  /** Null when nobody is to ask again until a person acts. */
  nextCheckAt: Date | null;
  /** How long the whole host is left alone; null when the answer says nothing about it. */
  holdHostMs: number | null;
  movedTo: string | null;
  movedCount: number;
  /** A new address to take over. */
  adoptUrl: string | null;
}

/**
 * Everything that follows from one visit to a source, apart from its posts.
 * @param random draws from 0 to 1, exclusive
 */
export function decideVisit(
  before: VisitedSource,
  result: VisitResult,
  limits: IntervalLimits,
  now: Date,
  random: () => number,
): VisitDecision {
  if (!result.ok) return decideFailure(before, result, limits, now, random);
  const { expectedPosts, receivedPosts, rhythm, maxAgeSeconds } = result;
  const health = applyCheck(before, { ok: true, expectedPosts, receivedPosts }, now);
  const previous = before.movedTo === null ? null : { url: before.movedTo, count: before.movedCount };
  const { sighting, adopt } = countRedirect(previous, result.movedTo);
  const intervalMs = pollInterval({ ...rhythm, maxAgeSeconds, isOwn: before.isOwn }, limits, now);
  return {
    state: health.state,
    reason: health.reason,
    raw: null,
    nextCheckAt: nextCheckAfterSuccess(intervalMs, rhythm.hints, now, random()),
    holdHostMs: null,
    movedTo: sighting?.url ?? null,
    movedCount: sighting?.count ?? 0,
    adoptUrl: adopt,
  };
}

function decideFailure(
  before: VisitedSource,
  result: Extract<VisitResult, { ok: false }>,
  limits: IntervalLimits,
  now: Date,
  random: () => number,
): VisitDecision {
  const { httpStatus, retryAfterMs, rhythm, message: raw } = result;
  const reason = reasonOfFailure(result.code, httpStatus, before.lastSuccessAt !== null);
  const health = applyCheck(before, { ok: false, reason, raw }, now);
  const { errorCount } = health;
  const intervalMs = pollInterval({ ...rhythm, maxAgeSeconds: null, isOwn: before.isOwn }, limits, now);
  const nextCheckAt = isAtRest(health.state)
    ? null
    : nextCheckAfterFailure({ errorCount, retryAfterMs, intervalMs }, limits, now, random());
  return {
    state: health.state,
    reason,
    raw,
    nextCheckAt,
    holdHostMs: hostHoldMs({ httpStatus, retryAfterMs, errorCount }, random()),
    movedTo: before.movedTo,
    movedCount: before.movedCount,
    adoptUrl: null,
  };
}
