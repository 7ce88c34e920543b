const dayMs = 86_400_000;
/** Posts closer than this to the next one stand in the same window, however busy the source is. */
const closeMs = 3 * dayMs;
/** So many times the usual distance between two posts may pass without one. */
const lullFactor = 8;

/**
 * How far back a first look at a source goes without a hole: from the newest post on to older ones, as long as the next is no further away
 * than the source's own lulls. What stands apart (a pinned post, a "best of the year") says nothing of the time between.
 * @param times when its posts were published, in any order
 * @param now posts of the future count for nothing
 */
export function windowReach(times: readonly Date[], now: Date): Date {
  const past = times
    .map((each) => each.getTime())
    .filter((each) => each <= now.getTime())
    .toSorted((a, b) => b - a);
  const distances = past.slice(1).map((each, at) => (past[at] ?? each) - each);
  const usual = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 0;
  const longest = Math.max(closeMs, lullFactor * usual);
  const end = [now.getTime(), ...past].findIndex(
    (each, at, all) => each - (all[at + 1] ?? -Infinity) > longest,
  );
  return new Date([now.getTime(), ...past][end] ?? now.getTime());
}
