import { z } from "zod";
import { mayAsk } from "@earshot/core/triage/permission";
import type { Finding } from "@earshot/core/system/finding";
import { findingText } from "@earshot/core/system/finding-text";
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
      config: { isQuiet: true },
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
      config: { isQuiet: true },
    },
    async (request, reply) => {
      const [findings, signedIn] = await Promise.all([
        deps.examine(),
        // Without a database nobody is known, and that is what the answer is about.
        findSignedIn(request, deps).catch(() => null),
      ]);
      const mayRead = signedIn !== null && mayAsk(asking(signedIn), "read");
      const ok = findings.every(({ level }) => level !== "fail");
      return reply.status(ok ? 200 : 503).send({ ok, checks: findings.map(mayRead ? inFull : inShort) });
    },
  );
}

type HealthCheck = z.infer<typeof healthSchema>["checks"][number];

function inFull(finding: Finding): HealthCheck {
  const { what, mend } = findingText(finding, "en");
  return { ...inShort(finding), code: finding.code, params: finding.params, detail: what, mend };
}

/** Strangers see which check fails, and nothing of what is collected. */
function inShort({ check, level }: Finding): HealthCheck {
  return { name: check, ok: level === "ok", level, code: "", params: {}, detail: "", mend: null };
}
