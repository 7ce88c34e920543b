import { decideGap } from "@earshot/core/collect/gap";
import type { GapChange, GapVisit } from "@earshot/core/collect/gap";
import type { VisitDecision } from "@earshot/core/collect/decide-visit";
import type { CollectedPost } from "@earshot/core/collect/post";
import type { Rhythm } from "@earshot/core/collect/rhythm";
import type { SavedPost } from "@earshot/db/queries/collect";
import type { CollectSource } from "@earshot/db/queries/due-sources";
import type { ReadAnew } from "@earshot/db/queries/gap-recollect";
import type { PollOutcome } from "@earshot/sources/connector";

export interface Visit {
  source: CollectSource;
  polled: PollOutcome;
  rhythm: Rhythm;
  decision: VisitDecision;
  now: Date;
}

/** What the visit means for the record of time in which nothing could be collected. */
export function gapOf(
  { source, polled, decision, now }: Visit,
  posts: readonly CollectedPost[],
  saved: readonly SavedPost[],
): GapChange {
  const { state, reasonCode: reason, lastSuccessAt, postCount } = source;
  const missedSince = polled.ok && polled.isModified ? polled.missedSince : null;
  if (missedSince instanceof Date)
    return { kind: "record", from: missedSince, to: now, why: "window_passed" };
  const times = posts.map((post) => post.publishedAt.getTime());
  const visit: GapVisit = polled.ok
    ? {
        ok: true,
        isModified: polled.isModified,
        // A connector that hands over what is new only knows by itself that nothing was missed.
        isOverlapping: missedSince === null || saved.some((post) => post.outcome !== "added"),
        oldestAt: times.length === 0 ? null : new Date(Math.min(...times)),
      }
    : { ok: false, state: decision.state, reason: decision.reason ?? polled.code };
  return decideGap({ state, reason, lastSuccessAt, postCount }, visit);
}

/** What the visit can say of gaps that somebody asked for. */
export function readAnew(
  { source, now }: Visit,
  posts: readonly CollectedPost[],
  saved: readonly SavedPost[],
): ReadAnew {
  const times = posts.map((post) => post.publishedAt.getTime());
  const offeredFrom = times.length === 0 ? null : new Date(Math.min(...times));
  const added = new Set(saved.filter((post) => post.outcome === "added").map((post) => post.postId));
  // Of a post that could not be saved nobody knows whether it was there.
  const addedAt =
    saved.length === posts.length
      ? posts.filter((_, at) => added.has(saved[at]?.postId ?? -1)).map((post) => post.publishedAt)
      : [];
  return { sourceId: source.sourceId, offeredFrom, addedAt, now };
}
