import type { ConnectionCheck, ConnectionList } from "@earshot/contract/connection";
import type { SourceKind } from "@earshot/core/collect/source";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export const connectionsQuery = queryOptions({
  queryKey: ["connections"],
  queryFn: ({ signal }) => request<ConnectionList>("GET", "/api/v1/connections", { signal }),
});

/** Asks the service for one small thing, by the settings as they are saved. */
export function checkConnection(kind: SourceKind): Promise<ConnectionCheck> {
  return request<ConnectionCheck>("POST", `/api/v1/connections/${kind}/check`);
}
