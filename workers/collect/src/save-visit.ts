import { decideGap } from "@earshot/core/collect/gap";
import type { GapChange, GapVisit } from "@earshot/core/collect/gap";
import { namespaceOf } from "@earshot/core/collect/namespace";
import type { VisitDecision } from "@earshot/core/collect/decide-visit";
import { withoutRepeats } from "@earshot/core/collect/post-change";
import type { CollectedPost } from "@earshot/core/collect/post";
import type { Rhythm } from "@earshot/core/collect/rhythm";
import type { Db } from "@earshot/db/database";
import { ensureMonths, monthOf } from "@earshot/db/partitions";
import type { SavedPost } from "@earshot/db/queries/collect";
import type { CollectSource } from "@earshot/db/queries/due-sources";
import { settleAskedGaps, type ReadAnew } from "@earshot/db/queries/gap-recollect";
import { healGap, recordCheck, recordGap } from "@earshot/db/queries/source-check";
import { tombstonePosts } from "@earshot/db/queries/tombstone";
import type { PollOutcome } from "@earshot/sources/connector";
import { checkOf } from "./check-of-visit.ts";
import { sortOut, type SavedVisit } from "./saved-visit.ts";
import { saveEach } from "./save-each.ts";

export interface Visit {
  source: CollectSource;
  polled: PollOutcome;
  rhythm: Rhythm;
  decision: VisitDecision;
  now: Date;
}

/** Saves everything that came of a visit in one transaction: posts, check, health of the source, gap. */
export async function saveVisit(db: Db, visit: Visit): Promise<SavedVisit> {
  const { posts } = withoutRepeats(visit.polled.ok && visit.polled.isModified ? visit.polled.posts : []);
  // Partitions are made beforehand: as part of the transaction they would be locked until its end.
  await ensureMonths(
    db,
    posts.map((post) => monthOf(post.publishedAt)),
  );
  const isRead = visit.polled.ok && visit.polled.isModified;
  if (!isRead && gapOf(visit, [], []).kind === "none") {
    // Most visits: the check is a transaction of its own already.
    const brought = sortOut([], 0, 0);
    await recordCheck(db, checkOf(visit, brought, []));
    return brought;
  }
  return db.transaction(async (tx) => {
    const { sourceId } = visit.source;
    const { saved, refusals } = await saveEach(tx, { sourceId, posts, now: visit.now });
    const brought = sortOut(saved, posts.length, refusals.length);
    await buryGone(tx, visit);
    await recordCheck(tx, checkOf(visit, brought, refusals));
    await saveGap(tx, sourceId, gapOf(visit, posts, saved));
    if (isRead) await settleAskedGaps(tx, readAnew(visit, posts, saved));
    return brought;
  });
}

/** Posts that their platform says are gone. */
async function buryGone(db: Db, { source, polled, now }: Visit): Promise<void> {
  const externalIds = polled.ok && polled.isModified ? (polled.deletedIds ?? []) : [];
  await tombstonePosts(db, { namespace: namespaceOf(source.kind, source.key), externalIds, now });
}

/** What the visit means for the record of time in which nothing could be collected. */
function gapOf(
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
function readAnew(
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

async function saveGap(db: Db, sourceId: number, change: GapChange): Promise<void> {
  if (change.kind === "heal") await healGap(db, sourceId);
  if (change.kind === "record")
    await recordGap(db, { sourceId, from: change.from, to: change.to, why: change.why });
}
