import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** Fact cards. */
export function auditedFacts({ admin, fresh }: AuditedDesk): AuditedRoutes {
  const add = async () =>
    admin.send("POST", "/api/v1/facts", { textEn: `The café is open: ${fresh("fact")}.` });
  const withCard = async (act: (path: string) => ReturnType<typeof add>) =>
    act(`/api/v1/facts/${(await add()).body.factCardId}`);
  return {
    "POST /api/v1/facts": ["fact.added", add],
    "PATCH /api/v1/facts/{factCardId}": [
      "fact.changed",
      async () => withCard((path) => admin.send("PATCH", path, { version: 1, source: "Press office" })),
    ],
    "POST /api/v1/facts/{factCardId}/approve": [
      "fact.approved",
      async () => withCard((path) => admin.send("POST", `${path}/approve`, { version: 1 })),
    ],
    "POST /api/v1/facts/{factCardId}/withdraw": [
      "fact.withdrawn",
      async () =>
        withCard((path) => admin.send("POST", `${path}/withdraw`, { version: 1, reason: "Not so." })),
    ],
  };
}
