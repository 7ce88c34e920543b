import type { ViewList } from "@earshot/contract/view";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

/** Saved views in the person's own order, and names of what is out of use but may stand in them. */
export const viewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: ({ signal }) => request<ViewList>("GET", "/api/v1/views", { signal }),
  staleTime: 60_000,
});

interface SavedView {
  viewId: number;
  isNew: boolean;
}

export function saveView(view: { name: string; isTeam: boolean; address: string }): Promise<SavedView> {
  return request<SavedView>("POST", "/api/v1/views", { body: view });
}

export function changeView(
  viewId: number,
  change: { name?: string; isDeleted?: boolean },
): Promise<SavedView> {
  return request<SavedView>("PATCH", `/api/v1/views/${viewId}`, { body: change });
}

export function orderViews(viewIds: number[]): Promise<undefined> {
  return request<undefined>("PUT", "/api/v1/views/order", { body: { viewIds } });
}

export function chooseDefaultView(viewId: number | null): Promise<undefined> {
  return request<undefined>("PUT", "/api/v1/views/default", { body: { viewId } });
}
