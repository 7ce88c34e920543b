import type { Topics } from "@earshot/contract/topic";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

/** What the posts of the last days are about: a worker makes it anew where posts came in; asked for again as long as it never did. */
export function topicsQuery(days: number) {
  return queryOptions({
    queryKey: ["topics", days],
    staleTime: 60_000,
    refetchInterval: ({ state }: { state: { data?: Topics | undefined } }) =>
      state.data?.madeAt === null ? 5_000 : false,
    queryFn: ({ signal }) =>
      request<Topics>("GET", "/api/v1/topics", {
        query: new URLSearchParams({ days: String(days) }),
        signal,
      }),
  });
}
