import type { FastifyInstance, FastifyRequest } from "fastify";
import { mayAsk, type Action } from "@earshot/core/triage/permission";
import { isSameSecret } from "@earshot/runtime/secrets";
import type { ApiDeps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { clearSessionCookie } from "./session-cookie.ts";
import { asking, findSignedIn, readBearer, type SignedIn } from "./signed-in.ts";

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

const changing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/**
 * Stands before every route: reads the session or the API token, refuses who may not, and asks requests that change something
 * by a session for the token that only our own page can know. A route of /api/v1 that states neither `isPublic` nor
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
    const { signedIn } = request;
    if (signedIn === null) {
      if (readBearer(request) !== null) {
        void reply.header("www-authenticate", 'Bearer error="invalid_token"');
        throw new ProblemError(
          401,
          "This API token is unknown, expired or revoked. Make a new one in the page.",
        );
      }
      clearSessionCookie(reply, deps);
      throw new ProblemError(401, "Sign in first.");
    }
    // A token comes from a program that was given it, never from a browser on behalf of another site.
    if (signedIn.session !== null && changing.has(request.method)) {
      checkCsrf(request, signedIn.session.csrfToken);
    }
    if (action && !mayAsk(asking(signedIn), action)) throw new ProblemError(403, refusal(signedIn, action));
  });
}

function refusal({ person, apiToken }: SignedIn, action: Action): string {
  return apiToken === null || (apiToken.scopes as readonly Action[]).includes(action)
    ? `Your role (${person.role}) does not allow this.`
    : `The API token "${apiToken.name}" lacks what this needs: ${action}.`;
}

/** SameSite keeps the cookie at home in current browsers; the token holds where that fails. */
function checkCsrf(request: FastifyRequest, csrfToken: string): void {
  const given = request.headers["x-csrf-token"];
  if (typeof given === "string" && isSameSecret(given, csrfToken)) return;
  throw new ProblemError(403, "The header x-csrf-token is missing or old. Take it from GET /api/v1/session.");
}
