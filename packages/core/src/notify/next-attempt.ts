const minuteMs = 60_000;

/** Waits after the first, second … failure in a row; the last one repeats. */
const waitsMinutes = [1, 5, 15, 60, 180, 360] as const;

/**
 * When something that could not be delivered is tried again; null when it no longer makes sense.
 * @param attemptCount attempts so far, the failed one included
 * @param random 0 to 1, exclusive: spreads what failed together by up to a fifth
 */
export function nextAttempt(attemptCount: number, expiresAt: Date, now: Date, random: number): Date | null {
  const place = Math.min(Math.max(attemptCount, 1), waitsMinutes.length) - 1;
  const wait = (waitsMinutes[place] ?? 360) * minuteMs * (1 + random / 5);
  const at = new Date(now.getTime() + wait);
  return at < expiresAt ? at : null;
}
