import type { GapChange } from "@earshot/core/collect/gap";
import { namespaceOf } from "@earshot/core/collect/namespace";
import { withoutRepeats } from "@earshot/core/collect/post-change";
import type { CollectedPost } from "@earshot/core/collect/post";
import type { Db } from "@earshot/db/database";
import { ensureMonths, monthOf } from "@earshot/db/partitions";
import { savePostsOf, type SavedPost } from "@earshot/db/queries/collect";
import { settleAskedGaps } from "@earshot/db/queries/gap-recollect";
import { healGap, recordChecks, recordGap } from "@earshot/db/queries/source-check";
import { tombstonePosts } from "@earshot/db/queries/tombstone";
import { checkOf } from "./check-of-visit.ts";
import { sortOut, type SavedVisit } from "./saved-visit.ts";
import { saveEach } from "./save-each.ts";
import { gapOf, readAnew, type Visit } from "./visit-gap.ts";

/**
 * Saves everything that came of visits in one transaction: posts, checks, health of the sources, gaps. A post that the database will not
 * take is left out of a visit that is saved alone; among others it fails them all.
 * @returns what came of each, in the order given
 */
export async function saveVisits(db: Db, visits: readonly Visit[]): Promise<SavedVisit[]> {
  const read = visits.map((visit): ReadVisit => {
    const { polled } = visit;
    const isRead = polled.ok && polled.isModified;
    return { visit, isRead, posts: withoutRepeats(isRead ? polled.posts : []).posts };
  });
  // Partitions are made beforehand: as part of the transaction they would be locked until its end.
  await ensureMonths(
    db,
    read.flatMap(({ posts }) => posts.map((post) => monthOf(post.publishedAt))),
  );
  return db.transaction(async (tx) => {
    const saved = await saveAll(tx, read);
    for (const { visit } of read) await buryGone(tx, visit);
    await recordChecks(
      tx,
      saved.map(({ visit, brought, refusals }) => checkOf(visit, brought, refusals)),
    );
    for (const { visit, posts, outcomes } of saved)
      await saveGap(tx, visit.source.sourceId, gapOf(visit, posts, outcomes));
    const anew = saved.filter(({ isRead }) => isRead);
    await settleAskedGaps(
      tx,
      anew.map(({ visit, posts, outcomes }) => readAnew(visit, posts, outcomes)),
    );
    return saved.map(({ brought }) => brought);
  });
}

interface ReadVisit {
  visit: Visit;
  /** It brought a document, not the news that nothing has changed. */
  isRead: boolean;
  posts: readonly CollectedPost[];
}

interface SavedRead extends ReadVisit {
  outcomes: readonly SavedPost[];
  refusals: readonly string[];
  brought: SavedVisit;
}

async function saveAll(tx: Db, read: readonly ReadVisit[]): Promise<SavedRead[]> {
  const given = read.map(({ visit, posts }) => ({ sourceId: visit.source.sourceId, posts }));
  const [only] = given;
  const [first] = read;
  if (only !== undefined && first !== undefined && read.length === 1) {
    const { saved, refusals } = await saveEach(tx, { ...only, now: first.visit.now });
    return [toSaved(first, saved, refusals)];
  }
  const now = new Date(Math.max(...read.map(({ visit }) => visit.now.getTime())));
  const outcomes = await savePostsOf(tx, given, now);
  return read.map((each, at) => toSaved(each, outcomes[at] ?? [], []));
}

function toSaved(read: ReadVisit, outcomes: readonly SavedPost[], refusals: readonly string[]): SavedRead {
  return { ...read, outcomes, refusals, brought: sortOut(outcomes, read.posts.length, refusals.length) };
}

/** Posts that their platform says are gone. */
async function buryGone(tx: Db, { source, polled, now }: Visit): Promise<void> {
  const externalIds = polled.ok && polled.isModified ? (polled.deletedIds ?? []) : [];
  await tombstonePosts(tx, { namespace: namespaceOf(source.kind, source.key), externalIds, now });
}

async function saveGap(db: Db, sourceId: number, change: GapChange): Promise<void> {
  if (change.kind === "heal") await healGap(db, sourceId);
  if (change.kind === "record")
    await recordGap(db, { sourceId, from: change.from, to: change.to, why: change.why });
}
