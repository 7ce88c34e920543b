import type { Hold, holdListSchema, starListSchema } from "@earshot/contract/desk";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

/** While somebody is on a post it is asked again who still is: an expiry tells nobody. */
const watchMs = 30_000;

/** Who is on which post now. */
export const holdsQuery = queryOptions({
  queryKey: ["holds"],
  queryFn: ({ signal }) => request<z.infer<typeof holdListSchema>>("GET", "/api/v1/holds", { signal }),
  staleTime: 60_000,
  refetchInterval: ({ state }) => ((state.data?.holds.length ?? 0) > 0 ? watchMs : false),
});

/** Posts that one has starred. */
export const starsQuery = queryOptions({
  queryKey: ["stars"],
  queryFn: ({ signal }) => request<z.infer<typeof starListSchema>>("GET", "/api/v1/stars", { signal }),
  staleTime: 300_000,
});

export function holdPost(postId: number, isTakeOver: boolean): Promise<Hold> {
  return request<Hold>("PUT", `/api/v1/mentions/${postId}/hold`, { body: { isTakeOver } });
}

export function releasePost(postId: number): Promise<void> {
  return request<void>("DELETE", `/api/v1/mentions/${postId}/hold`);
}

export function setStar(postId: number, isStarred: boolean): Promise<void> {
  return request<void>(isStarred ? "PUT" : "DELETE", `/api/v1/mentions/${postId}/star`);
}
