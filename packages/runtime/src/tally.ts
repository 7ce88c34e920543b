import { AsyncLocalStorage } from "node:async_hooks";

/** What one request or one job asked of the database. */
export interface Tally {
  queries: number;
  databaseMs: number;
}

const current = new AsyncLocalStorage<Tally>();

export function emptyTally(): Tally {
  return { queries: 0, databaseMs: 0 };
}

/** Runs `work` so that statements made on its way count for `tally`. */
export function tallied<T>(tally: Tally, work: () => T): T {
  return current.run(tally, work);
}

/** Counts a statement for whoever is being tallied; for nobody otherwise. */
export function countQuery(ms: number): void {
  const tally = current.getStore();
  if (tally === undefined) return;
  tally.queries += 1;
  tally.databaseMs += ms;
}
