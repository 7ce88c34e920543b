import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** Dashboards and the links to them. */
export function auditedDashboards({ admin, fresh }: AuditedDesk): AuditedRoutes {
  const path = "/api/v1/dashboards";
  const copy = async () =>
    admin.send("POST", path, { copyOf: "overview", name: fresh("Dashboard"), isTeam: false });
  const own = async () => (await copy()).body;
  const link = async () => admin.send("POST", `${path}/overview/links`, { label: fresh("Link"), days: 1 });
  const removed = async () => {
    const { dashboardId } = await own();
    return { dashboardId, answer: await admin.send("DELETE", `${path}/${dashboardId}`) };
  };
  return {
    "POST /api/v1/dashboards": ["dashboard.added", copy],
    "POST /api/v1/dashboards/import": [
      "dashboard.added",
      async () => {
        const name = fresh("Dashboard");
        return admin.send("POST", `${path}/import`, { text: `name: { ru: ${name}, en: ${name} }` });
      },
    ],
    "PUT /api/v1/dashboards/{dashboardId}": [
      "dashboard.changed",
      async () => {
        const { dashboardId, definition, version } = await own();
        return admin.send("PUT", `${path}/${dashboardId}`, { definition, version });
      },
    ],
    "DELETE /api/v1/dashboards/{dashboardId}": ["dashboard.deleted", async () => (await removed()).answer],
    "POST /api/v1/dashboards/{dashboardId}/restore": [
      "dashboard.restored",
      async () => admin.send("POST", `${path}/${(await removed()).dashboardId}/restore`),
    ],
    "POST /api/v1/dashboards/{key}/links": ["dashboard_link.made", link],
    "DELETE /api/v1/dashboards/{key}/links/{linkId}": [
      "dashboard_link.revoked",
      async () => admin.send("DELETE", `${path}/overview/links/${(await link()).body.link.linkId}`),
    ],
  };
}
