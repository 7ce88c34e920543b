import { z } from "zod";
import { healthSchema } from "@earshot/contract/system";
import type { ApiDeps, Routes } from "../deps.ts";

/** `GET /healthz` (the process answers) and `GET /readyz` (it can do its work), for whoever watches the process. */
export async function registerHealth(app: Routes, deps: ApiDeps): Promise<void> {
  app.get(
    "/healthz",
    {
      schema: {
        tags: ["health"],
        summary: "The process is up",
        response: { 200: z.object({ ok: z.literal(true) }) },
      },
    },
    async () => ({ ok: true as const }),
  );
  app.get(
    "/readyz",
    {
      schema: {
        tags: ["health"],
        summary: "Database and queue answer",
        response: { 200: healthSchema, 503: healthSchema },
      },
    },
    async (_request, reply) => {
      const health = await deps.health.run();
      return reply.status(health.ok ? 200 : 503).send(health);
    },
  );
}
