import {
  connectionCheckSchema,
  connectionListSchema,
  connectionParams,
  type ConnectionCheck,
} from "@earshot/contract/connection";
import { isStreamed, type SourceKind } from "@earshot/core/collect/source";
import { reasonOfFailure } from "@earshot/core/collect/source-reason";
import { connectionKeys } from "@earshot/core/settings/connections";
import { sourceServices } from "@earshot/core/collect/source-services";
import { missingNeed } from "@earshot/sources/access";
import { connectorOf } from "@earshot/sources/poll-source";
import { canProbe, probeOf, probeService } from "@earshot/sources/probe-service";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { createReach } from "../reach.ts";

const list = {
  schema: {
    tags: ["connections"],
    summary: "How each kind of source is reached: missing keys, proxies, allowed private addresses",
    response: { 200: connectionListSchema },
  },
  config: { action: "run_system" },
} satisfies RouteContract;

const check = {
  schema: {
    tags: ["connections"],
    summary: "Ask a service for one small thing, by the settings as they are saved",
    params: connectionParams,
    response: { 200: connectionCheckSchema },
  },
  config: { action: "run_system", rateLimit: { max: 20, timeWindow: "1 minute" } },
} satisfies RouteContract;

const kinds = (Object.keys(sourceServices) as SourceKind[]).filter(
  // A stream goes the way of its network, and stands on its card.
  (kind) => connectionKeys(kind).length > 0 && connectorOf(kind) !== null && !isStreamed(kind),
);

/** Services of sources: what is missing, and whether they answer. */
export async function registerConnections(app: Routes, deps: ApiDeps): Promise<void> {
  const reach = createReach(deps);
  app.get("/api/v1/connections", list, async () => {
    const { access, allowHosts } = await reach.door();
    const connections = kinds.map(async (kind) => {
      const given = await access(kind, probeOf(kind, null));
      const forSearch = missingNeed(given, kind, true);
      const needs =
        missingNeed(given, kind, false) ?? (forSearch && { ...forSearch, level: "better" as const });
      return { kind, needs, proxy: withoutLogin(given.proxy ?? null) };
    });
    return { connections: await Promise.all(connections), allowHosts: [...allowHosts] };
  });
  app.post(
    "/api/v1/connections/:kind/check",
    check,
    async ({ params: { kind } }): Promise<ConnectionCheck> => {
      if (!kinds.includes(kind) || !canProbe(kind))
        throw new ProblemError(404, `There is nothing to be checked for the kind ${kind}.`);
      const startedAt = deps.now().getTime();
      const probed = await probeService(kind, await reach.door());
      if (!probed.ok) {
        const { url, code, message, httpStatus } = probed;
        return { ok: false, url, code: reasonOfFailure(code, httpStatus, false), message };
      }
      return { ...probed, tookMs: Math.max(0, deps.now().getTime() - startedAt) };
    },
  );
}

function withoutLogin(proxy: string | null): string | null {
  return proxy === null ? null : new URL(proxy).origin;
}
