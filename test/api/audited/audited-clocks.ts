import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** How clocks run. */
export function auditedClocks({ admin }: AuditedDesk): AuditedRoutes {
  return {
    "PUT /api/v1/clocks/policy": [
      "clocks.changed",
      async () => {
        const { body } = await admin.get("/api/v1/clocks/policy");
        const policy = { ...body.policy, historyAfterHours: 96 };
        return admin.send("PUT", "/api/v1/clocks/policy", { version: body.version, policy });
      },
    ],
  };
}
