import type { SavedPost } from "@earshot/db/queries/collect";

/** Ids of what a visit brought, for the stages that follow. */
export interface SavedVisit {
  received: number;
  added: number[];
  edited: number[];
  /** Known posts whose counters changed. */
  recounted: number[];
  refused: number;
}

/** What became of the posts of a visit. */
export function sortOut(saved: readonly SavedPost[], received: number, refused: number): SavedVisit {
  const idsOf = (outcome: SavedPost["outcome"]): number[] =>
    saved.filter((post) => post.outcome === outcome).map((post) => post.postId);
  const recounted = saved.filter((post) => post.isEngagementChanged && post.outcome !== "added");
  return {
    received,
    added: idsOf("added"),
    edited: idsOf("edited"),
    recounted: recounted.map((post) => post.postId),
    refused,
  };
}
