import type { CollectedPost } from "@earshot/core/collect/post";
import { withoutRepeats } from "@earshot/core/collect/post-change";
import type { SavedPost } from "@earshot/db/queries/collect";
import { tombstonePosts } from "@earshot/db/queries/tombstone";
import { enqueueBatches } from "./batches.ts";
import type { CollectDeps } from "./deps.ts";
import { matchPosts } from "./match-posts.ts";
import { saveEach } from "./save-each.ts";

export interface SavedPage {
  saved: SavedPost[];
  added: number;
  edited: number;
  deleted: number;
  refused: number;
}

/** Saves posts that came beside the visits of a source (history, answers, known ones read again), and hands on what follows from them. */
export async function savePage(
  deps: Pick<CollectDeps, "database" | "queues" | "now" | "matcher">,
  page: {
    sourceId: number;
    namespace: string;
    posts: readonly CollectedPost[];
    deletedIds?: readonly string[];
  },
  signal: AbortSignal,
): Promise<SavedPage> {
  const { db } = deps.database;
  const { sourceId, namespace, deletedIds = [] } = page;
  const now = deps.now();
  const { posts } = withoutRepeats(page.posts);
  const { saved, refusals } = await saveEach(db, { sourceId, posts, now });
  const deleted = await tombstonePosts(db, { namespace, externalIds: deletedIds, now });
  const idsOf = (keep: (post: SavedPost) => boolean): number[] =>
    saved.filter(keep).map(({ postId }) => postId);
  const changed = idsOf(({ outcome }) => outcome !== "seen");
  await matchPosts(deps, changed, signal);
  const recounted = idsOf((post) => post.isEngagementChanged && post.outcome !== "added");
  await enqueueBatches(deps.queues, "prioritise", recounted);
  return {
    saved,
    added: saved.filter(({ outcome }) => outcome === "added").length,
    edited: saved.filter(({ outcome }) => outcome === "edited").length,
    deleted: deleted.length,
    refused: refusals.length,
  };
}
