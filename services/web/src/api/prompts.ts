import type { PromptOfPost, PromptOfStory } from "@earshot/contract/prompt";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";
import { storiesKey } from "./stories.ts";

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

/** What is suggested for a story; asked for anew with whatever else is shown of it. */
export function storyPromptQuery(storyId: number) {
  return queryOptions({
    queryKey: [...storiesKey, storyId, "prompt"],
    queryFn: ({ signal }) => request<PromptOfStory>("GET", `/api/v1/stories/${storyId}/prompt`, { signal }),
    staleTime: 15_000,
  });
}
