import type { FoundPost } from "@earshot/contract/found-post";
import type { RematchRun, rematchListSchema, rematchPostsSchema } from "@earshot/contract/rematch";
import type { HeldState } from "@earshot/core/match/rematch";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

const runningEveryMs = 1_000;

type RematchList = z.infer<typeof rematchListSchema>;

const listQuery = queryOptions({
  queryKey: ["rematch"],
  queryFn: ({ signal }) => request<RematchList>("GET", "/api/v1/rematch", { signal }),
  refetchInterval: ({ state }) => (state.data?.runs[0]?.state === "running" ? runningEveryMs : false),
  staleTime: 5_000,
});

/** Walks over history, the newest first; asked again every second while one is under way. */
export const rematchQuery = queryOptions({
  ...listQuery,
  select: ({ runs }: RematchList): RematchRun[] => runs,
});

/** Names of streams, of which a walk over history knows only what matched when it came. */
export const rematchStreamsQuery = queryOptions({
  ...listQuery,
  select: ({ streams }: RematchList): string[] => streams,
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
