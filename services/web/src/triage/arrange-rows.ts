/** Rows on the screen, and those that wait behind the "12 new" pill. */
export interface Arranged {
  shown: number[];
  waiting: number[];
}

/**
 * Takes a fresh list in without moving a row: what stands on the screen keeps its place, what follows after its last
 * row is added at the end, and what would have to be put between waits.
 * @param latest ids in the order of the server
 */
export function arrangeRows(shown: readonly number[], latest: readonly number[]): Arranged {
  const isShown = new Set(shown);
  const lastKnown = latest.findLastIndex((id) => isShown.has(id));
  const rest = latest.slice(lastKnown + 1);
  const waiting = latest.slice(0, lastKnown + 1).filter((id) => !isShown.has(id));
  return { shown: [...shown, ...rest], waiting };
}

/** The row that takes the cursor when `gone` leaves: the next one that stays, else the one before. */
export function neighbour(ids: readonly number[], gone: number): number | null {
  const at = ids.indexOf(gone);
  if (at === -1) return ids[0] ?? null;
  return ids[at + 1] ?? ids[at - 1] ?? null;
}

/** The row `by` places further, stopping at both ends; from nowhere to the first. */
export function step(ids: readonly number[], from: number | null, by: number): number | null {
  const at = from === null ? -1 : ids.indexOf(from);
  if (at === -1) return ids[0] ?? null;
  return ids[Math.max(0, Math.min(ids.length - 1, at + by))] ?? null;
}
