import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** Blocked authors and sites. */
export function auditedBlocks({ admin, fresh }: AuditedDesk): AuditedRoutes {
  const block = async () =>
    admin.send("POST", "/api/v1/blocks", { target: { kind: "site", host: `${fresh("spam")}.example.com` } });
  return {
    "POST /api/v1/blocks": ["block.added", block],
    "POST /api/v1/blocks/{blockId}/end": [
      "block.ended",
      async () => admin.send("POST", `/api/v1/blocks/${(await block()).body.blockId}/end`, {}),
    ],
  };
}
