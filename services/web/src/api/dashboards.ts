import type {
  Dashboard,
  DashboardChange,
  DashboardDefinition,
  DashboardHead,
  DashboardList,
  NewDashboard,
} from "@earshot/contract/dashboard";
import type {
  dashboardLinkListSchema,
  DashboardLink,
  makeDashboardLinkSchema,
  MadeDashboardLink,
} from "@earshot/contract/dashboard-link";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export const dashboardsKey = ["dashboards"] as const;

/** Every number of a dashboard: renewed, slowly, while posts come in. */
export const figuresKey = ["figures"] as const;

export const dashboardsQuery = queryOptions({
  queryKey: [...dashboardsKey, "list"],
  staleTime: 30_000,
  queryFn: ({ signal }) => request<DashboardList>("GET", "/api/v1/dashboards", { signal }),
});

export function dashboardQuery(key: string) {
  return queryOptions({
    queryKey: [...dashboardsKey, "one", key],
    staleTime: 30_000,
    queryFn: ({ signal }) =>
      request<Dashboard>("GET", `/api/v1/dashboards/${encodeURIComponent(key)}`, { signal }),
  });
}

export function makeDashboard(body: NewDashboard): Promise<DashboardHead> {
  return request("POST", "/api/v1/dashboards", { body });
}

/** 409 where somebody else saved it meanwhile. */
export function changeDashboard(dashboardId: number, body: DashboardChange): Promise<DashboardHead> {
  return request("PUT", `/api/v1/dashboards/${dashboardId}`, { body });
}

export function deleteDashboard(dashboardId: number): Promise<undefined> {
  return request("DELETE", `/api/v1/dashboards/${dashboardId}`);
}

export function restoreDashboard(dashboardId: number): Promise<DashboardHead> {
  return request("POST", `/api/v1/dashboards/${dashboardId}/restore`);
}

export function importDashboard(text: string, isTeam: boolean): Promise<DashboardHead> {
  return request("POST", "/api/v1/dashboards/import", { body: { text, isTeam } });
}

export function dashboardLinksQuery(key: string) {
  return queryOptions({
    queryKey: [...dashboardsKey, "links", key],
    queryFn: async ({ signal }): Promise<DashboardLink[]> =>
      (
        await request<z.infer<typeof dashboardLinkListSchema>>("GET", `/api/v1/dashboards/${key}/links`, {
          signal,
        })
      ).links,
  });
}

export function makeDashboardLink(
  key: string,
  body: z.input<typeof makeDashboardLinkSchema>,
): Promise<MadeDashboardLink> {
  return request("POST", `/api/v1/dashboards/${key}/links`, { body });
}

export function revokeDashboardLink(key: string, linkId: number): Promise<undefined> {
  return request("DELETE", `/api/v1/dashboards/${key}/links/${linkId}`);
}

export type { Dashboard, DashboardDefinition, DashboardHead, DashboardLink };
