import { z } from "zod";
import { mayAsk } from "@earshot/core/triage/permission";
import { healthSchema } from "@earshot/contract/system";
import type { ApiDeps, Routes } from "../deps.ts";
import { asking, findSignedIn } from "../sign-in/signed-in.ts";

/**
 * `GET /healthz` (the process answers) and `GET /readyz` (it can do its work), for whoever watches the process. Folders, sources
 * and reasons are told to people who are signed in; others see which check fails.
 */
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
    async (request, reply) => {
      const [health, signedIn] = await Promise.all([
        deps.health.run(),
        // Without a database nobody is known, and that is what the answer is about.
        findSignedIn(request, deps).catch(() => null),
      ]);
      const mayRead = signedIn !== null && mayAsk(asking(signedIn), "read");
      const checks = mayRead ? health.checks : health.checks.map(withoutDetail);
      return reply.status(health.ok ? 200 : 503).send({ ...health, checks });
    },
  );
}

function withoutDetail<T extends { detail: string; mend: string | null }>(check: T): T {
  return { ...check, detail: "", mend: null };
}
