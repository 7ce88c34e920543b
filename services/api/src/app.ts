import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { answerBrokenRequest } from "./broken-request.ts";
import type { ApiDeps } from "./deps.ts";
import { registerDocs } from "./docs.ts";
import { registerHeaders } from "./headers.ts";
import { registerPage } from "./page.ts";
import { registerProblems } from "./problem.ts";
import { registerRequestOrigin } from "./request-origin.ts";
import { registerAccount } from "./routes/account.ts";
import { registerAudit } from "./routes/audit.ts";
import { registerEntities } from "./routes/entities.ts";
import { registerEvents } from "./routes/events.ts";
import { registerForgotPassword } from "./routes/forgot-password.ts";
import { registerHealth } from "./routes/health.ts";
import { registerInvitations } from "./routes/invitations.ts";
import { registerJobs } from "./routes/jobs.ts";
import { registerMails } from "./routes/mails.ts";
import { registerMentionChanges } from "./routes/mention-changes.ts";
import { registerMentions } from "./routes/mentions.ts";
import { registerOwnSessions } from "./routes/own-sessions.ts";
import { registerPeople } from "./routes/people.ts";
import { registerSecondFactor } from "./routes/second-factor.ts";
import { registerRematch } from "./routes/rematch.ts";
import { registerSession } from "./routes/session.ts";
import { registerSessionLink } from "./routes/session-link.ts";
import { registerSettings } from "./routes/settings.ts";
import { registerSourceChecks } from "./routes/source-checks.ts";
import { registerSourceBulk } from "./routes/source-bulk.ts";
import { registerSourceFind } from "./routes/source-find.ts";
import { registerSourceOpml } from "./routes/source-opml.ts";
import { registerSources } from "./routes/sources.ts";
import { registerSystem } from "./routes/system.ts";
import { registerTokens } from "./routes/tokens.ts";
import { registerSignIn } from "./sign-in/guard.ts";
import { networkOf } from "./sign-in/network-of.ts";
import { registerStorableText } from "./storable-text.ts";

export type Api = FastifyInstance;

/** Requests of one address in a minute; a person's page makes a few dozen. */
const requestsPerMinute = 1_200;

/** A request whose headers are sent drop by drop holds its connection no longer than this. */
const headersTimeoutMs = 15_000;

/**
 * The API and the page on one Fastify. Nothing is listened to yet: call `listen`, or `inject` in a test.
 * Every route states its whole contract; whoever is not signed in gets 401 unless the route says `config.isPublic`.
 */
export async function buildApi(deps: ApiDeps): Promise<Api> {
  const loggerInstance: FastifyBaseLogger = deps.log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_000_000,
    requestTimeout: 30_000,
    http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: 5_000 },
    clientErrorHandler: answerBrokenRequest,
    trustProxy: deps.trustedProxies.length > 0 ? deps.trustedProxies : false,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // JSON alone: whatever else a form of another site can send without asking first is refused unread.
  app.removeContentTypeParser("text/plain");
  registerProblems(app);
  registerRequestLog(app, deps);
  await registerHeaders(app, deps);
  registerRequestOrigin(app, deps);
  registerStorableText(app);
  await app.register(cookie);
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: "1 minute",
    keyGenerator: ({ ip }) => networkOf(ip),
  });
  registerSignIn(app, deps);
  await registerDocs(app);
  for (const register of [
    registerHealth,
    registerSession,
    registerSessionLink,
    registerForgotPassword,
    registerAccount,
    registerOwnSessions,
    registerSecondFactor,
    registerTokens,
    registerPeople,
    registerInvitations,
    registerAudit,
    registerMentions,
    registerMentionChanges,
    registerEntities,
    registerRematch,
    registerSources,
    registerSourceChecks,
    registerSourceFind,
    registerSourceBulk,
    registerSourceOpml,
    registerJobs,
    registerSettings,
    registerMails,
    registerSystem,
    registerEvents,
  ]) {
    await app.register(async (scope) => register(scope.withTypeProvider<ZodTypeProvider>(), deps));
  }
  await registerPage(app, deps);
  return app;
}

/** One wide line per request. */
function registerRequestLog(app: FastifyInstance, deps: ApiDeps): void {
  app.addHook("onResponse", async (request, reply) => {
    const level = reply.statusCode >= 500 ? "error" : "debug";
    request.log[level](
      {
        method: request.method,
        route: request.routeOptions.url ?? "(none)",
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        personId: request.signedIn?.person.personId ?? null,
      },
      "request",
    );
  });
  app.addHook("onClose", async () => deps.hub.close());
}
