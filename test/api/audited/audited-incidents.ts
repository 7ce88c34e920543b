import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** What is done with incidents as a whole. */
export function auditedIncidents({ admin, fresh }: AuditedDesk): AuditedRoutes {
  const open = () => admin.send("POST", "/api/v1/incidents", { title: fresh("incident") });
  const path = async (): Promise<string> => `/api/v1/incidents/${(await open()).body.incidentId}`;

  async function statement(): Promise<string> {
    const incident = await path();
    await admin.send("POST", `${incident}/statements`, { text: "We look into it." });
    const { statements } = (await admin.get(incident)).body;
    return `${incident}/statements/${statements[0].statementId}`;
  }

  return {
    "POST /api/v1/incidents": ["incident.opened", open],
    "POST /api/v1/incidents/{incidentId}/state": [
      "incident.state_changed",
      async () => admin.send("POST", `${await path()}/state`, { state: "contained" }),
    ],
    "POST /api/v1/incidents/{incidentId}/hold": [
      "incident.hold_released",
      async () => admin.send("POST", `${await path()}/hold`, { isHeld: false, reason: "The court is done" }),
    ],
    "POST /api/v1/incidents/{incidentId}/statements/{statementId}/approve": [
      "incident.statement_approved",
      async () => admin.send("POST", `${await statement()}/approve`),
    ],
  };
}
