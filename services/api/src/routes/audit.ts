import { auditPageSchema, auditQuerySchema } from "@earshot/contract/audit";
import { listAudit } from "@earshot/db/queries/audit-log";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";

const list = {
  schema: {
    tags: ["audit"],
    summary: "Who changed what, the newest first",
    querystring: auditQuerySchema,
    response: { 200: auditPageSchema },
  },
  config: { action: "read_audit" },
} satisfies RouteContract;

/** The audit log; what happened to a post stands in its own history. */
export async function registerAudit(app: Routes, deps: ApiDeps): Promise<void> {
  app.get("/api/v1/audit", list, async ({ query }) => {
    // One more than is shown tells whether there is a following page.
    const found = await listAudit(deps.database.db, { ...query, limit: query.limit + 1 });
    const lines = found.slice(0, query.limit);
    const last = lines.at(-1);
    return {
      lines: lines.map((line) => ({ ...line, at: iso(line.at) })),
      next: found.length > lines.length && last ? last.auditEventId : null,
    };
  });
}
