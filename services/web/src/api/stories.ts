import type {
  Story,
  StoryChanged,
  StoryDetail,
  StoryList,
  StoryStatusChanged,
  StoryUndone,
} from "@earshot/contract/story";
import type { Status } from "@earshot/core/triage/status";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export type { Story };

export const storiesKey = ["stories"] as const;
const pageSize = 30;

export interface StoryFilter {
  scope: "open" | "all";
  q: string;
}

export function storiesQuery({ scope, q }: StoryFilter) {
  return infiniteQueryOptions({
    queryKey: [...storiesKey, "list", scope, q],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ scope, limit: String(pageSize) });
      if (q !== "") query.set("q", q);
      if (pageParam !== null) query.set("cursor", pageParam);
      return request<StoryList>("GET", "/api/v1/stories", { query, signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function storyQuery(storyId: number) {
  return queryOptions({
    queryKey: [...storiesKey, storyId],
    queryFn: ({ signal }) => request<StoryDetail>("GET", `/api/v1/stories/${storyId}`, { signal }),
    staleTime: 15_000,
  });
}

export function mergeStories(asked: { storyIds?: number[]; postIds?: number[] }): Promise<StoryChanged> {
  return request<StoryChanged>("POST", "/api/v1/stories/merge", { body: asked });
}

export function splitStory(
  storyId: number,
  asked: { postIds: number[]; isEachAlone: boolean },
): Promise<StoryChanged> {
  return request<StoryChanged>("POST", `/api/v1/stories/${storyId}/split`, { body: asked });
}

export function setStoryRole(
  storyId: number,
  asked: { postIds: number[]; role: "original" | "reprint" | null },
): Promise<StoryChanged> {
  return request<StoryChanged>("POST", `/api/v1/stories/${storyId}/role`, { body: asked });
}

export function renameStory(storyId: number, name: string | null): Promise<StoryChanged> {
  return request<StoryChanged>("POST", `/api/v1/stories/${storyId}/rename`, { body: { name } });
}

export interface StoryStatusChange {
  status: Status;
  withClosed: boolean;
  withTaken: boolean;
}

export function changeStoryStatus(storyId: number, change: StoryStatusChange): Promise<StoryStatusChanged> {
  return request<StoryStatusChanged>("POST", `/api/v1/stories/${storyId}/status`, { body: change });
}

export function undoStoryDecision(decisionId: number): Promise<StoryUndone> {
  return request<StoryUndone>("POST", `/api/v1/stories/decisions/${decisionId}/undo`);
}
