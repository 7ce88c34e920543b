import type { Conversation, Presence } from "@earshot/contract/presence";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export type OwnWhat = "posts" | "replies";

export function presenceQuery(entityId: number, what: OwnWhat, days: number) {
  return queryOptions({
    queryKey: ["presence", entityId, what, days],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }): Promise<Presence> => {
      const query = new URLSearchParams({ what, days: String(days) });
      return request<Presence>("GET", `/api/v1/entities/${entityId}/presence`, { query, signal });
    },
  });
}

export function conversationQuery(postId: number) {
  return queryOptions({
    queryKey: ["conversation", postId],
    queryFn: async ({ signal }): Promise<Conversation["posts"]> =>
      (await request<Conversation>("GET", `/api/v1/posts/${postId}/conversation`, { signal })).posts,
  });
}
