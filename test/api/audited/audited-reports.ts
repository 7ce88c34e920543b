import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** Reports and their schedules. */
export function auditedReports({ admin }: AuditedDesk): AuditedRoutes {
  const wish = { kind: "daily", language: "en", zone: "UTC" };
  const reports = "/api/v1/made-reports";
  const schedules = "/api/v1/report-schedules";
  const make = async () => admin.send("POST", reports, wish);
  const schedule = async () => admin.send("POST", schedules, { ...wish, hour: 7 });
  return {
    "POST /api/v1/made-reports": ["report.made", make],
    "DELETE /api/v1/made-reports/{reportId}": [
      "report.deleted",
      async () => admin.send("DELETE", `${reports}/${(await make()).body.reportId}`),
    ],
    "POST /api/v1/report-schedules": ["report_schedule.added", schedule],
    "PUT /api/v1/report-schedules/{scheduleId}": [
      "report_schedule.changed",
      async () => {
        const { scheduleId, version } = (await schedule()).body;
        return admin.send("PUT", `${schedules}/${scheduleId}`, { ...wish, hour: 8, version });
      },
    ],
    "DELETE /api/v1/report-schedules/{scheduleId}": [
      "report_schedule.deleted",
      async () => admin.send("DELETE", `${schedules}/${(await schedule()).body.scheduleId}`),
    ],
  };
}
