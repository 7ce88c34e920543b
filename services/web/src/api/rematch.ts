import type { FoundPost } from "@earshot/contract/found-post";
import type { RematchRun, rematchListSchema, rematchPostsSchema } from "@earshot/contract/rematch";
import type { HeldState } from "@earshot/core/match/rematch";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

const runningEveryMs = 1_000;

/** Walks over history, the newest first; asked again every second while one is under way. */
export const rematchQuery = queryOptions({
  queryKey: ["rematch"],
  queryFn: async ({ signal }): Promise<RematchRun[]> =>
    (await request<z.infer<typeof rematchListSchema>>("GET", "/api/v1/rematch", { signal })).runs,
  refetchInterval: ({ state }) => (state.data?.[0]?.state === "running" ? runningEveryMs : false),
  staleTime: 5_000,
});

export function rematchPostsQuery(runId: number, entityId: number, change: "gained" | "lost") {
  return queryOptions({
    queryKey: ["rematch", runId, entityId, change],
    queryFn: async ({ signal }): Promise<FoundPost[]> => {
      const query = new URLSearchParams({ entityId: String(entityId), change });
      const path = `/api/v1/rematch/${runId}/posts`;
      return (await request<z.infer<typeof rematchPostsSchema>>("GET", path, { query, signal })).posts;
    },
  });
}

export function holdRematch(runId: number, state: HeldState): Promise<undefined> {
  return request<undefined>("POST", `/api/v1/rematch/${runId}/state`, { body: { state } });
}
