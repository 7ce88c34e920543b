import type { PolledNothing, PolledPosts, Visit } from "./connector.ts";
import { polledPosts } from "./polled-posts.ts";

/** The outcome of a visit that hands over what has changed only: where that is nothing, nothing is to be saved. */
export function visited(visit: Visit, given: Parameters<typeof polledPosts>[1]): PolledPosts | PolledNothing {
  const polled = polledPosts(visit, given);
  const { posts, deletedIds = [], warnings, validators, cursor, movedTo, hasMore = false } = polled;
  const isNothing = posts.length + deletedIds.length + warnings.length === 0 && !hasMore;
  return isNothing && (polled.missedSince ?? null) === null
    ? { ...visit, ok: true, isModified: false, validators, cursor, maxAgeSeconds: null, movedTo }
    : polled;
}
