import type { Around, SimilarCases } from "@earshot/contract/around";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

/** The author's history with us, and how a post was taken up. */
export function aroundQuery(postId: number) {
  return queryOptions({
    queryKey: ["mention", postId, "around"],
    queryFn: ({ signal }) => request<Around>("GET", `/api/v1/mentions/${postId}/around`, { signal }),
    staleTime: 60_000,
  });
}

/** Closed posts that are about the like. */
export function similarQuery(postId: number) {
  return queryOptions({
    queryKey: ["similar", postId],
    queryFn: ({ signal }) => request<SimilarCases>("GET", `/api/v1/mentions/${postId}/similar`, { signal }),
    staleTime: 300_000,
  });
}
