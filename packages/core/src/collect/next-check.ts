import type { PollHints } from "./poll-hints.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Nobody knows yet how often a new source publishes. */
export const firstIntervalMs = 15 * minuteMs;

export interface IntervalLimits {
  minMs: number;
  maxMs: number;
}

export const usualLimits: IntervalLimits = { minMs: 5 * minuteMs, maxMs: dayMs };

/** The demo is watched live, and its host is ours. */
export const demoLimits: IntervalLimits = { minMs: 5_000, maxMs: 5_000 };

/** How far back the publishing rate looks. */
export const rateWindowMs = 14 * dayMs;

/** Checks per usual gap between two posts: a post then waits a sixteenth of that gap on average. */
const checksPerGap = 8;

/**
 * A static file server says the same long `max-age` for everything, so it is believed up to an hour;
 * `ttl` and `sy:updatePeriod` are written for feeds and believed up to a day.
 */
const longestMaxAgeMs = hourMs;

export interface IntervalInput {
  /** Publication times that the source's posts gave; null where its history is not known yet. */
  publishedAt: readonly Date[] | null;
  hints: PollHints;
  /** `max-age` of the last answer, in seconds. */
  maxAgeSeconds: number | null;
  /** An account of ours is read as often as allowed: whoever answers there waits for us. */
  isOwn: boolean;
}

/**
 * How long to wait between two visits: by the publishing rate, that of an account of ours as short as allowed, never shorter than
 * the source asks for.
 * @returns milliseconds within `limits`
 */
export function pollInterval(input: IntervalInput, limits: IntervalLimits, now: Date): number {
  const asked = Math.max(
    (input.hints.ttlMinutes ?? 0) * minuteMs,
    (input.hints.updateEveryMinutes ?? 0) * minuteMs,
    Math.min((input.maxAgeSeconds ?? 0) * 1000, longestMaxAgeMs),
  );
  const wanted = input.isOwn ? limits.minMs : byRate(input.publishedAt, now);
  return clamp(Math.max(wanted, asked), limits.minMs, limits.maxMs);
}

function byRate(publishedAt: readonly Date[] | null, now: Date): number {
  if (publishedAt === null) return firstIntervalMs;
  const ages = publishedAt.map((at) => now.getTime() - at.getTime());
  const recent = ages.filter((age) => age >= 0 && age <= rateWindowMs);
  if (recent.length === 0) return dayMs;
  // A feed shows its newest few posts only: the window is as long as what it shows, but at least a day,
  // so that a burst in the morning does not count as the rate of a fortnight.
  const windowMs = ages.length > recent.length ? rateWindowMs : Math.max(...recent, dayMs);
  return windowMs / recent.length / checksPerGap;
}

/**
 * When to come back after an answer. Spread by up to a tenth, so that sources added together drift apart.
 * @param random 0 to 1, exclusive
 */
export function nextCheckAfterSuccess(intervalMs: number, hints: PollHints, now: Date, random: number): Date {
  const spread = intervalMs * 0.1 * random;
  return outsideSkipped(new Date(now.getTime() + intervalMs + spread), hints, now);
}

/**
 * When to come back after a failure: twice as late after each, at least as late as asked for.
 * @param errorCount failures in a row, this one included
 * @param retryAfterMs what the host asked for; null when it asked for nothing
 * @param random 0 to 1, exclusive: the wait is 75 to 125 % of the doubled interval
 */
export function nextCheckAfterFailure(
  failure: { errorCount: number; retryAfterMs: number | null; intervalMs: number },
  limits: IntervalLimits,
  now: Date,
  random: number,
): Date {
  const doublings = Math.min(Math.max(failure.errorCount - 1, 0), 20);
  const usual = clamp(failure.intervalMs, limits.minMs, firstIntervalMs);
  const wait = Math.min(usual * 2 ** doublings * (0.75 + random / 2), limits.maxMs);
  return new Date(now.getTime() + Math.max(wait, failure.retryAfterMs ?? 0));
}

/** The first full hour at or after `at` that the source does not ask to skip; at most a day is given way. */
function outsideSkipped(at: Date, hints: PollHints, now: Date): Date {
  const latest = now.getTime() + dayMs;
  let candidate = at;
  while (isSkipped(candidate, hints)) {
    candidate = new Date(Math.floor(candidate.getTime() / hourMs) * hourMs + hourMs);
    if (candidate.getTime() > latest) return new Date(Math.max(latest, at.getTime()));
  }
  return candidate;
}

function isSkipped(at: Date, hints: PollHints): boolean {
  return hints.skipHours.includes(at.getUTCHours()) || hints.skipDays.includes(at.getUTCDay());
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
