const dayMs = 86_400_000;

/** The seven whole days (UTC) before the one that `now` is in: what a sample is drawn from. */
export function lastWeek(now: Date): { from: Date; to: Date } {
  const to = new Date(Math.floor(now.getTime() / dayMs) * dayMs);
  return { from: new Date(to.getTime() - 7 * dayMs), to };
}

/** Whether the sample of the week is due: on Mondays (UTC), once. */
export function isSampleDay(now: Date): boolean {
  return now.getUTCDay() === 1;
}
