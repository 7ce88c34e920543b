import type { SavedPost } from "@earshot/db/queries/collect";
import type { PostLocation } from "@earshot/db/queries/post-location";

/** What a visit brought, for the stages that follow. */
export interface SavedVisit {
  received: number;
  added: PostLocation[];
  edited: PostLocation[];
  /** Known posts whose counters changed. */
  recounted: number[];
  refused: number;
}

/** What became of the posts of a visit. */
export function sortOut(saved: readonly SavedPost[], received: number, refused: number): SavedVisit {
  const placesOf = (outcome: SavedPost["outcome"]): PostLocation[] =>
    saved.filter((post) => post.outcome === outcome).map(({ postId, month }) => ({ postId, month }));
  const recounted = saved.filter((post) => post.isEngagementChanged && post.outcome !== "added");
  return {
    received,
    added: placesOf("added"),
    edited: placesOf("edited"),
    recounted: recounted.map((post) => post.postId),
    refused,
  };
}
