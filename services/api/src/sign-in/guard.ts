import type { FastifyInstance, FastifyRequest } from "fastify";
import { mayDo, type Action } from "@earshot/core/triage/permission";
import { extendSession, findSession, type Session } from "@earshot/db/queries/sessions";
import { hashSecret, isSameSecret } from "@earshot/runtime/secrets";
import type { ApiDeps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { clearSessionCookie, readSessionCookie, sessionLifeMs } from "./session-cookie.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Answers without a session. */
    isPublic?: boolean;
    /** What the person must be allowed to do. */
    action?: Action;
  }
  interface FastifyRequest {
    signedIn: SignedIn | null;
  }
}

export interface SignedIn extends Session {
  tokenHash: string;
}

const changing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** A session in use is written to the database at most this often. */
const extendEveryMs = 10 * 60_000;

/**
 * Stands before every route: reads the session, refuses who may not, and asks requests that change something for the
 * token that only our own page can know. A route of /api/v1 that states neither `isPublic` nor
 * `action`, or that is left out of the OpenAPI document, does not start.
 */
export function registerSignIn(app: FastifyInstance, deps: ApiDeps): void {
  app.decorateRequest("signedIn", null);
  app.addHook("onRoute", (route) => {
    // Outside /api/v1 stand the page's files and the description of the API, the same in every installation, and the health checks.
    if (!route.url.startsWith("/api/v1/")) route.config = { ...route.config, isPublic: true };
    const { isPublic, action } = route.config ?? {};
    if (!isPublic && !action) {
      throw new Error(
        `Route ${String(route.method)} ${route.url} says neither isPublic nor which action it needs.`,
      );
    }
    if (!isPublic && route.schema?.hide === true) {
      throw new Error(`Route ${String(route.method)} ${route.url} hides from the OpenAPI document.`);
    }
  });
  app.addHook("onRequest", async (request, reply) => {
    const { isPublic, action } = request.routeOptions.config;
    if (isPublic || request.is404) return;
    request.signedIn = await findSignedIn(request, deps);
    if (request.signedIn === null) {
      clearSessionCookie(reply, deps);
      throw new ProblemError(401, "Sign in first.");
    }
    if (changing.has(request.method)) checkCsrf(request, request.signedIn);
    if (action && !mayDo(request.signedIn.person.role, action)) {
      throw new ProblemError(403, `Your role (${request.signedIn.person.role}) does not allow this.`);
    }
  });
}

/** Whose session cookie the request carries; null when it is none that still holds. */
export async function findSignedIn(request: FastifyRequest, deps: ApiDeps): Promise<SignedIn | null> {
  const token = readSessionCookie(request, deps);
  if (token === null) return null;
  const tokenHash = hashSecret(token);
  const now = deps.now();
  const session = await findSession(deps.database.db, tokenHash, now);
  if (session === null) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > extendEveryMs) {
    await extendSession(deps.database.db, tokenHash, now, new Date(now.getTime() + sessionLifeMs));
  }
  return { ...session, tokenHash };
}

/** SameSite keeps the cookie at home in current browsers; the token holds where that fails. */
function checkCsrf(request: FastifyRequest, session: Session): void {
  const given = request.headers["x-csrf-token"];
  if (typeof given === "string" && isSameSecret(given, session.csrfToken)) return;
  throw new ProblemError(403, "The header x-csrf-token is missing or old. Take it from GET /api/v1/session.");
}
