import type { Dashboard, DashboardHead } from "@earshot/contract/dashboard";
import { dashboardDefinitionSchema } from "@earshot/contract/dashboard";
import { iso } from "../iso.ts";
import type { FoundDashboard } from "./find-dashboard.ts";

/** For whom a dashboard is shown, and how many links lead to each. */
export interface DashboardViewer {
  personId: number;
  mayEditTeam: boolean;
  links: ReadonlyMap<string, number>;
}

/** What lists show of a dashboard. */
export function viewHead(each: FoundDashboard, { mayEditTeam, links }: DashboardViewer): DashboardHead {
  const { name, widgets } = each.found.definition;
  const known = { name, widgets: widgets.length, mayShare: mayEditTeam };
  if (each.kind === "ready_made") {
    const { key } = each.found;
    const none = { dashboardId: null, owner: null, version: 0, updatedAt: null, mayChange: false };
    return { key, ...none, ...known, isTeam: true, links: links.get(key) ?? 0 };
  }
  const { dashboardId, isTeam, owner, version, updatedAt } = each.found;
  return {
    key: String(dashboardId),
    dashboardId,
    ...known,
    isTeam,
    owner,
    version,
    updatedAt: iso(updatedAt),
    links: links.get(String(dashboardId)) ?? 0,
    mayChange: !isTeam || mayEditTeam,
  };
}

/** The whole dashboard. What an older version of the program stored is read as this one understands it. */
export function viewDashboard(each: FoundDashboard, viewer: DashboardViewer): Dashboard {
  const definition = dashboardDefinitionSchema.parse(each.found.definition);
  return { ...viewHead(each, viewer), definition };
}
