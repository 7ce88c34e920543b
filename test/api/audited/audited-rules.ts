import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** Rules of the team. */
export function auditedRules({ admin, fresh }: AuditedDesk): AuditedRoutes {
  const draft = () => ({
    name: fresh("rule"),
    isOn: true,
    query: "завод",
    zone: "UTC",
    actions: {
      tagIds: [],
      assigneeId: null,
      severity: 4,
      irrelevant: null,
      incidentId: null,
      alertRuleId: null,
    },
    isLast: false,
  });
  const made = async (): Promise<{ ruleId: number; version: number }> =>
    (await admin.send("POST", "/api/v1/rules", draft())).body;
  return {
    "POST /api/v1/rules": ["rule.added", () => admin.send("POST", "/api/v1/rules", draft())],
    "PUT /api/v1/rules/{ruleId}": [
      "rule.changed",
      async () => {
        const { ruleId, version } = await made();
        return admin.send("PUT", `/api/v1/rules/${ruleId}`, { ...draft(), version });
      },
    ],
    "DELETE /api/v1/rules/{ruleId}": [
      "rule.removed",
      async () => admin.send("DELETE", `/api/v1/rules/${(await made()).ruleId}`),
    ],
    "PUT /api/v1/rules/order": [
      "rule.ordered",
      async () => {
        await made();
        const { rules } = (await admin.get("/api/v1/rules")).body;
        const ruleIds = rules.map(({ ruleId }: { ruleId: number }) => ruleId).reverse();
        return admin.send("PUT", "/api/v1/rules/order", { ruleIds });
      },
    ],
    "POST /api/v1/rules/{ruleId}/apply": [
      "rule.applied",
      async () => admin.send("POST", `/api/v1/rules/${(await made()).ruleId}/apply`, { days: 90 }),
    ],
    "POST /api/v1/rules/{ruleId}/undo": [
      "rule.undone",
      async () => admin.send("POST", `/api/v1/rules/${(await made()).ruleId}/undo`, { ruleRunId: null }),
    ],
  };
}
