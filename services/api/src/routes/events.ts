import type { ApiDeps, Routes } from "../deps.ts";

/** `GET /api/v1/events`: server-sent events, shapes in contract/live. */
export async function registerEvents(app: Routes, deps: ApiDeps): Promise<void> {
  app.get(
    "/api/v1/events",
    {
      schema: {
        tags: ["live"],
        summary: "Live changes as server-sent events",
        produces: ["text/event-stream"],
      },
      config: { action: "read", rateLimit: { max: 120, timeWindow: "1 minute" } },
    },
    (_request, reply) => {
      deps.hub.attach(reply);
    },
  );
}
