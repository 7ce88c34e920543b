import type { FastifyRequest } from "fastify";

/** The route as metrics and log name it: there are few of them, whatever strangers ask for. */
export function routeName(request: FastifyRequest): string {
  const { url } = request.routeOptions;
  if (url === undefined || request.is404) return "(none)";
  const isOurs = url.startsWith("/api/v1/") || url === "/healthz" || url === "/readyz" || url === "/metrics";
  return isOurs ? url : "(page)";
}
