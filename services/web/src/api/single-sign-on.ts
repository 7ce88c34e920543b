import type { ProviderCheck } from "@earshot/contract/single-sign-on";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

/** Whether the provider of single sign-on answers, by the settings as they are saved. */
export function checkProvider(): Promise<ProviderCheck> {
  return request<ProviderCheck>("GET", "/api/v1/settings/single-sign-on");
}

export const providerQuery = queryOptions({
  queryKey: ["single-sign-on"],
  queryFn: checkProvider,
  staleTime: Number.POSITIVE_INFINITY,
});
