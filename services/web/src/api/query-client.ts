import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { statusOf } from "./client.ts";
import { sessionQuery } from "./session.ts";

/** Asks again after a lost connection or a failing server, not after a refusal: that would say the same. */
function isWorthRetrying(failureCount: number, error: Error): boolean {
  const status = statusOf(error);
  return failureCount < 2 && (status === 0 || status >= 500);
}

export function createQueryClient(): QueryClient {
  const noticeSignedOut = (error: Error): void => {
    if (statusOf(error) === 401) client.setQueryData(sessionQuery.queryKey, null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignedOut }),
    mutationCache: new MutationCache({ onError: noticeSignedOut }),
    defaultOptions: {
      // Asked even when the browser thinks it is offline: a failure that is said beats a skeleton for ever.
      queries: { retry: isWorthRetrying, staleTime: 10_000, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}
