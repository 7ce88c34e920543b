import { countOf, fieldsOf, instantOf, stringOf } from "./json-fields.ts";

/**
 * Where a walk through a listing stands that gives its newest posts first, a page at a time. What a visit could not finish the next
 * one goes on with, so that nothing between two visits is passed by.
 */
export interface NewestWalk {
  /** Up to here everything is known; null before the first visit. */
  knownTo: Date | null;
  /** Time of the newest post of the walk that is under way. */
  newestAt: Date | null;
  /** The page to go on with; null when no walk is under way. */
  page: string | null;
  /** Posts that it has passed. */
  passed: number;
}

export function readNewestWalk(value: unknown): NewestWalk {
  const walk = fieldsOf(value);
  const [knownTo, newestAt] = [instantOf(walk["knownTo"]), instantOf(walk["newestAt"])];
  return { knownTo, newestAt, page: stringOf(walk["page"]), passed: countOf(walk["passed"]) ?? 0 };
}

export interface WalkedPage {
  /** Times of the posts on the page. */
  times: readonly Date[];
  /** Null when the listing ends here. */
  nextPage: string | null;
}

/** Posts that come late are found within this time. */
const overlapMs = 15 * 60_000;

/**
 * The walk after a page.
 * @param windowMax posts after which the listing ends although there are more
 * @returns `isDone`: what was known has been reached, or the listing ended; `missedSince`: its window passed before that
 */
export function afterPage(
  walk: NewestWalk,
  { times, nextPage }: WalkedPage,
  windowMax: number,
): { walk: NewestWalk; isDone: boolean; missedSince: Date | null } {
  const { knownTo } = walk;
  const passed = walk.passed + times.length;
  const newestAt = latest([walk.newestAt, ...times]);
  const isReached = knownTo === null || times.some((time) => time.getTime() <= knownTo.getTime() - overlapMs);
  if (!isReached && nextPage !== null)
    return { walk: { knownTo, newestAt, page: nextPage, passed }, isDone: false, missedSince: null };
  const isCut = !isReached && passed >= windowMax;
  const done = { knownTo: latest([knownTo, newestAt]), newestAt: null, page: null, passed: 0 };
  return { walk: done, isDone: true, missedSince: isCut ? knownTo : null };
}

function latest(times: readonly (Date | null)[]): Date | null {
  return times.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}
