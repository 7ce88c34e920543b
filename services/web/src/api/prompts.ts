import type { PromptOfPost } from "@earshot/contract/prompt";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

const path = (postId: number): string => `/api/v1/mentions/${postId}/prompt`;

/** What is suggested for a post; asked for anew with whatever else is shown of it. */
export function promptQuery(postId: number) {
  return queryOptions({
    queryKey: ["mention", postId, "prompt"],
    queryFn: ({ signal }) => request<PromptOfPost>("GET", path(postId), { signal }),
    staleTime: 15_000,
  });
}

export function makePrompt(postId: number): Promise<PromptOfPost> {
  return request("POST", path(postId));
}
