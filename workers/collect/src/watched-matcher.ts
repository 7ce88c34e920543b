import type { Db } from "@earshot/db/database";
import { loadWatchList, watchListVersion } from "@earshot/db/queries/watch-list";
import { createMatcher } from "@earshot/text/match/create-matcher";
import type { Matcher } from "@earshot/text/match/create-matcher";

export interface CurrentMatcher {
  /** Version of the watch list that it was made of. */
  version: number;
  match: Matcher["match"];
}

/** Gives the matcher of the watch list as it is now; it is made anew only when the list has changed. */
export type WatchedMatcher = () => Promise<CurrentMatcher>;

export function createWatchedMatcher(db: Db): WatchedMatcher {
  let made: Promise<CurrentMatcher> | null = null;

  async function make(): Promise<CurrentMatcher> {
    const { version, entities } = await loadWatchList(db);
    const matcher = createMatcher(entities);
    return { version, match: (post) => matcher.match(post) };
  }

  return async () => {
    const version = await watchListVersion(db);
    const ready = await made?.catch(() => null);
    if (ready?.version === version) return ready;
    made = make();
    return made;
  };
}
