import type { Topics } from "@earshot/contract/topic";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

/** What the posts of the last days are about; made anew every few minutes. */
export function topicsQuery(days: number) {
  return queryOptions({
    queryKey: ["topics", days],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) =>
      request<Topics>("GET", "/api/v1/topics", {
        query: new URLSearchParams({ days: String(days) }),
        signal,
      }),
  });
}
