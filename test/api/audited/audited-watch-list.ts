import type { Answer } from "../../support/api-client.ts";
import type { AuditedDesk, AuditedRoutes } from "./audited-desk.ts";

/** Entities, tags, views. */
export function auditedWatchList(desk: AuditedDesk): AuditedRoutes {
  const { admin, fresh } = desk;
  const terms = [{ text: "заслонка" }];
  const entity = () =>
    admin.send("POST", "/api/v1/entities", { kind: "company", name: fresh("Company"), terms });
  const entityPath = async (): Promise<string> => `/api/v1/entities/${(await entity()).body.entityId}`;
  const tag = async (): Promise<number> =>
    (await admin.send("POST", "/api/v1/tags", { name: fresh("tag") })).body.tagId;
  const view = () =>
    admin.send("POST", "/api/v1/views", { name: fresh("view"), isTeam: false, address: "severity=4" });

  async function viewId(): Promise<number> {
    await view();
    const { views } = (await admin.get("/api/v1/views")).body;
    return views[0].viewId;
  }
  /** A walk that waits, because its queue is paused. */
  async function heldRun(): Promise<Answer> {
    await admin.send("POST", "/api/v1/queues/match/pause");
    await entity();
    const { runs } = (await admin.get("/api/v1/rematch")).body;
    const held = await admin.send("POST", `/api/v1/rematch/${runs[0].runId}/state`, { state: "paused" });
    await admin.send("POST", "/api/v1/queues/match/resume");
    return held;
  }

  return {
    "POST /api/v1/entities": ["entity.added", entity],
    "PUT /api/v1/entities/{entityId}": [
      "entity.changed",
      async () =>
        admin.send("PUT", await entityPath(), { kind: "company", name: fresh("Renamed"), terms, version: 1 }),
    ],
    "DELETE /api/v1/entities/{entityId}": [
      "entity.retired",
      async () => admin.send("DELETE", await entityPath()),
    ],
    "POST /api/v1/entities/{entityId}/restore": [
      "entity.restored",
      async () => {
        const path = await entityPath();
        await admin.send("DELETE", path);
        return admin.send("POST", `${path}/restore`);
      },
    ],
    "POST /api/v1/rematch/{runId}/state": ["rematch.paused", heldRun],
    "POST /api/v1/tags": ["tag.added", () => admin.send("POST", "/api/v1/tags", { name: fresh("tag") })],
    "PATCH /api/v1/tags/{tagId}": [
      "tag.changed",
      async () => admin.send("PATCH", `/api/v1/tags/${await tag()}`, { name: fresh("tag") }),
    ],
    "POST /api/v1/tags/{tagId}/merge": [
      "tag.merged",
      async () => admin.send("POST", `/api/v1/tags/${await tag()}/merge`, { intoId: await tag() }),
    ],
    "POST /api/v1/views": ["view.added", view],
    "PATCH /api/v1/views/{viewId}": [
      "view.changed",
      async () => admin.send("PATCH", `/api/v1/views/${await viewId()}`, { name: fresh("view") }),
    ],
  };
}
