import type { FastifyReply, FastifyRequest } from "fastify";
import type { Metrics } from "@earshot/runtime/metrics";
import { routeName } from "./route-name.ts";

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Measures answers by route, method and class of status: a bounded number of series, whatever is asked for. */
export function measureRequests(metrics: Metrics): (request: FastifyRequest, reply: FastifyReply) => void {
  const took = metrics.histogram(
    "earshot_http_request_duration_seconds",
    "Time from a request to its answer.",
    ["method", "route", "status"],
    buckets,
  );
  return (request, reply) => {
    const method = methods.has(request.method) ? request.method : "OTHER";
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    took({ method, route: routeName(request), status }, reply.elapsedTime / 1_000);
  };
}
