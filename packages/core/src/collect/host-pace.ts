/** Hosts that an administrator vouches for are ours to load. */
const allowedGapMs = 0;

/** Without `Retry-After`, how long a host that says "too many" is left alone at first. */
const firstHoldMs = 60_000;
const longestHoldMs = 3_600_000;

/**
 * Least time between two requests to the same host, whatever the number of its sources.
 * @param publicGapMs what was chosen for hosts of others
 */
export function hostGapMs(isAllowedHost: boolean, publicGapMs: number): number {
  return isAllowedHost ? allowedGapMs : publicGapMs;
}

/**
 * How long a whole host is left alone after an answer: 429 and 503 speak for all of its sources.
 * @param errorCount failures in a row of the source that was asked, this one included
 * @param random 0 to 1, exclusive
 * @returns null when the answer says nothing about the host
 */
export function hostHoldMs(
  answer: { httpStatus: number | null; retryAfterMs: number | null; errorCount: number },
  random: number,
): number | null {
  if (answer.httpStatus !== 429 && answer.httpStatus !== 503) return null;
  if (answer.retryAfterMs !== null) return answer.retryAfterMs;
  const doublings = Math.min(Math.max(answer.errorCount - 1, 0), 10);
  return Math.min(firstHoldMs * 2 ** doublings, longestHoldMs) * (0.75 + random / 2);
}

/** A shorter rest is over before anybody could ask for it. */
const toldRestMs = 60_000;

/** Whether a busy host is resting, as it asked, and not only between two requests: then its sources say so. */
export function isResting(freeAt: Date, now: Date, gapMs: number): boolean {
  return freeAt.getTime() - now.getTime() > Math.max(gapMs, toldRestMs);
}

/**
 * When a visit that found its host busy should try again: after the host is free, at a random place in the
 * queue of those who wait.
 * @param random 0 to 1, exclusive
 */
export function busyHostWaitMs(freeAt: Date, now: Date, gapMs: number, random: number): number {
  const untilFree = Math.max(freeAt.getTime() - now.getTime(), 0);
  return Math.ceil(untilFree + random * 5 * gapMs);
}
