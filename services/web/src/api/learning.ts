import type { Learning } from "@earshot/contract/learning";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

/** What was learnt from corrections. */
export const learningQuery = queryOptions({
  queryKey: ["learning"],
  queryFn: ({ signal }) => request<Learning>("GET", "/api/v1/learning", { signal }),
});

export function changeLearnt(versionId: number, state: "active" | "reverted"): Promise<undefined> {
  return request<undefined>("PUT", `/api/v1/learning/versions/${versionId}`, { body: { state } });
}
