import type { Minute } from "@earshot/contract/minute";
import { queryOptions } from "@tanstack/react-query";
import { draftsKey } from "./drafts.ts";
import { request } from "./client.ts";

/** What needs oneself today; asked anew with drafts, of which it mostly is. */
export const minuteQuery = queryOptions({
  queryKey: [...draftsKey, "minute"],
  queryFn: ({ signal }) => request<Minute>("GET", "/api/v1/minute", { signal }),
  refetchInterval: 120_000,
});

export async function saveWish(wish: Minute["wish"]): Promise<void> {
  await request("PUT", "/api/v1/minute/wish", { body: wish });
}

export async function saveReflection(week: string, text: string): Promise<void> {
  await request("PUT", "/api/v1/minute/reflection", { body: { week, text } });
}
