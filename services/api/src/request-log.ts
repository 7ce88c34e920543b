import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { emptyTally, tallied, type Tally } from "@earshot/runtime/tally";
import type { ApiDeps } from "./deps.ts";
import { measureRequests } from "./request-metrics.ts";
import { routeName } from "./route-name.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Answers for as long as the page is open: its time says nothing. */
    isStream?: boolean;
    /** Asked by machines every few seconds: told at debug level. */
    isQuiet?: boolean;
  }
  interface FastifyRequest {
    /** What it asked of the database so far. */
    tally: Tally;
    /** Class of what was thrown; null when nothing was. */
    errorClass: string | null;
  }
}

/** An id of our own for every request: one that a stranger sends could be made to look like another's. */
export function newRequestId(): string {
  return randomBytes(9).toString("base64url");
}

/**
 * One wide line and one measurement per request, and its id in the answer. The line names the pattern of the route, never the
 * address: what people search for, tokens of links and ids of posts would stand in it.
 */
export function registerRequestLog(app: FastifyInstance, deps: ApiDeps): void {
  const measure = measureRequests(deps.metrics);
  app.decorateRequest("tally");
  app.decorateRequest("errorClass", null);
  app.addHook("onRequest", (request, reply, done) => {
    request.tally = emptyTally();
    void reply.header("x-request-id", request.id);
    tallied(request.tally, done);
  });
  // Reading a body goes by events of the connection, which know nothing of the request.
  app.addHook("preValidation", (request, _reply, done) => tallied(request.tally, done));
  app.addHook("onError", async (request, _reply, error) => {
    request.errorClass = error.name === "Error" ? error.constructor.name : error.name;
  });
  app.addHook("onResponse", async (request, reply) => {
    const { config } = request.routeOptions;
    if (config.isStream !== true) measure(request, reply);
    request.log[levelOf(request, reply)](lineOf(request, reply), "request");
  });
  app.addHook("onClose", async () => deps.hub.close());
}

function levelOf(request: FastifyRequest, reply: FastifyReply): "error" | "info" | "debug" {
  if (reply.statusCode >= 500 && reply.statusCode !== 503) return "error";
  const isQuiet = request.routeOptions.config.isQuiet === true || !routeName(request).startsWith("/api/");
  return isQuiet ? "debug" : "info";
}

function lineOf(request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
  const { signedIn, tally, errorClass } = request;
  return {
    method: request.method,
    route: routeName(request),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    bytesIn: sizeOf(request.headers["content-length"]),
    bytesOut: sizeOf(reply.getHeader("content-length")),
    personId: signedIn?.person.personId ?? null,
    // Not "token": a field of that name is a secret to the log.
    ...(signedIn?.apiToken ? { via: `token:${signedIn.apiToken.name}` } : {}),
    dbQueries: tally.queries,
    dbMs: Math.round(tally.databaseMs),
    ...(reply.statusCode >= 500 && errorClass !== null ? { errorClass } : {}),
  };
}

/** Null when nobody said it, as of a stream. */
function sizeOf(length: unknown): number | null {
  const bytes = Number(length);
  return length === undefined || !Number.isFinite(bytes) ? null : bytes;
}
