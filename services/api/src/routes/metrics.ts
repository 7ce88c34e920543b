import type { FastifyRequest } from "fastify";
import { mayAsk } from "@earshot/core/triage/permission";
import { isSameSecret } from "@earshot/runtime/secrets";
import type { ApiDeps, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { asking, findSignedIn, readBearer } from "../sign-in/signed-in.ts";

/**
 * `GET /metrics` in the text format of Prometheus: for whoever sends EARSHOT_METRICS_TOKEN, and for people and API tokens that
 * may run the system. Nobody else: figures tell a stranger what is watched and how well.
 */
export async function registerMetrics(app: Routes, deps: ApiDeps): Promise<void> {
  app.get(
    "/metrics",
    { schema: { hide: true }, config: { isPublic: true, isQuiet: true } },
    async (request, reply) => {
      const refusal = await refusalOf(request, deps);
      if (refusal !== null) {
        if (refusal === 401) void reply.header("www-authenticate", "Bearer");
        throw new ProblemError(
          refusal,
          "Send EARSHOT_METRICS_TOKEN, or an API token that may run the system, as a bearer token.",
        );
      }
      return reply.type(deps.metrics.contentType).send(await deps.metrics.text());
    },
  );
}

async function refusalOf(request: FastifyRequest, deps: ApiDeps): Promise<401 | 403 | null> {
  const bearer = readBearer(request);
  if (deps.metricsToken !== null && bearer !== null && isSameSecret(bearer, deps.metricsToken)) return null;
  const signedIn = await findSignedIn(request, deps);
  if (signedIn === null) return 401;
  return mayAsk(asking(signedIn), "run_system") ? null : 403;
}
