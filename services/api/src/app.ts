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
import { newRequestId, registerRequestLog } from "./request-log.ts";
import { registerRequestOrigin } from "./request-origin.ts";
import { registerAccount } from "./routes/account.ts";
import { registerAlertRules } from "./routes/alert-rules.ts";
import { registerAlerts } from "./routes/alerts.ts";
import { registerExports } from "./exports/register-exports.ts";
import { registerAudit } from "./routes/audit.ts";
import { registerAuthorChanges } from "./routes/author-changes.ts";
import { registerAuthorErasures } from "./routes/author-erasures.ts";
import { registerAuthors } from "./routes/authors.ts";
import { registerBlocks } from "./routes/blocks.ts";
import { registerBulkChanges } from "./routes/bulk-changes.ts";
import { registerBackfills } from "./routes/backfills.ts";
import { registerChannels } from "./routes/channels.ts";
import { registerClaims } from "./routes/claims.ts";
import { registerClocks } from "./routes/clocks.ts";
import { registerConnections } from "./routes/connections.ts";
import { registerCoding } from "./routes/coding.ts";
import { registerColleagues } from "./routes/colleagues.ts";
import { registerCoverage } from "./routes/coverage.ts";
import { registerFigures } from "./routes/figures.ts";
import { registerMadeReports } from "./routes/made-reports.ts";
import { registerReportSchedules } from "./routes/report-schedules.ts";
import { registerReports } from "./routes/reports.ts";
import { registerDashboardData } from "./routes/dashboard-data.ts";
import { registerDashboardFiles } from "./routes/dashboard-files.ts";
import { registerDashboardLinks } from "./routes/dashboard-links.ts";
import { registerDashboards } from "./routes/dashboards.ts";
import { registerDraftLinks } from "./routes/draft-links.ts";
import { registerDrafts } from "./routes/drafts.ts";
import { registerEntities } from "./routes/entities.ts";
import { registerEntityPreview } from "./routes/entity-preview.ts";
import { registerEvents } from "./routes/events.ts";
import { registerCalendar } from "./routes/calendar.ts";
import { registerCalendarLinks } from "./routes/calendar-links.ts";
import { registerCalendarFiles } from "./routes/calendar-files.ts";
import { registerKeyMessages } from "./routes/key-messages.ts";
import { registerFacts } from "./routes/facts.ts";
import { registerForgotPassword } from "./routes/forgot-password.ts";
import { registerHealth } from "./routes/health.ts";
import { registerImportRefusals } from "./routes/import-refusals.ts";
import { registerImportUpload } from "./routes/import-upload.ts";
import { registerImports } from "./routes/imports.ts";
import { registerHolds } from "./routes/holds.ts";
import { registerHooks } from "./routes/hooks.ts";
import { registerInvitations } from "./routes/invitations.ts";
import { registerIncidentChanges } from "./routes/incident-changes.ts";
import { registerIncidentFiles } from "./routes/incident-files.ts";
import { registerIncidentParts } from "./routes/incident-parts.ts";
import { registerIncidents } from "./routes/incidents.ts";
import { registerInbox } from "./routes/inbox.ts";
import { registerJobs } from "./routes/jobs.ts";
import { registerLearning } from "./routes/learning.ts";
import { registerMailboxes } from "./routes/mailboxes.ts";
import { registerMails } from "./routes/mails.ts";
import { registerMentionAround } from "./routes/mention-around.ts";
import { registerMentionChanges } from "./routes/mention-changes.ts";
import { registerMentionExport } from "./routes/mention-export.ts";
import { registerMentionList } from "./routes/mention-list.ts";
import { registerMentions } from "./routes/mentions.ts";
import { registerMinute } from "./routes/minute.ts";
import { registerMetrics } from "./routes/metrics.ts";
import { registerOwnSessions } from "./routes/own-sessions.ts";
import { registerPeople } from "./routes/people.ts";
import { registerSecondFactor } from "./routes/second-factor.ts";
import { registerRematch } from "./routes/rematch.ts";
import { registerNotes } from "./routes/notes.ts";
import { registerLeaderVoice } from "./routes/leader-voice.ts";
import { registerPresence } from "./routes/presence.ts";
import { registerPlaybook } from "./routes/playbook.ts";
import { registerPrompts } from "./routes/prompts.ts";
import { registerQueues } from "./routes/queues.ts";
import { registerRules } from "./routes/rules.ts";
import { registerSession } from "./routes/session.ts";
import { registerSessionLink } from "./routes/session-link.ts";
import { registerSettings } from "./routes/settings.ts";
import { registerSourceChecks } from "./routes/source-checks.ts";
import { registerSharedDashboards } from "./routes/shared-dashboards.ts";
import { registerShift } from "./routes/shift.ts";
import { registerSourceBulk } from "./routes/source-bulk.ts";
import { registerSourceHistory } from "./routes/source-history.ts";
import { registerSourceFind } from "./routes/source-find.ts";
import { registerSourceOpml } from "./routes/source-opml.ts";
import { registerSingleSignOn } from "./routes/single-sign-on.ts";
import { registerSources } from "./routes/sources.ts";
import { registerSpikes } from "./routes/spikes.ts";
import { registerStories } from "./routes/stories.ts";
import { registerStoryChanges } from "./routes/story-changes.ts";
import { registerSystem } from "./routes/system.ts";
import { registerSystemAlerts } from "./routes/system-alerts.ts";
import { registerTelling } from "./routes/telling.ts";
import { registerTopics } from "./routes/topics.ts";
import { registerModelCard } from "./routes/model-card.ts";
import { registerTokens } from "./routes/tokens.ts";
import { registerTags } from "./routes/tags.ts";
import { registerWebhooks } from "./routes/webhooks.ts";
import { registerViews } from "./routes/views.ts";
import { registerSignIn } from "./sign-in/guard.ts";
import { networkOf } from "./sign-in/network-of.ts";
import { releaseSilentConnections } from "./silent-connections.ts";
import { registerStorableText } from "./storable-text.ts";

export type Api = FastifyInstance;

/** Requests of one address in a minute; a person's page makes a few dozen, and an office may share an address. */
const requestsPerMinute = 1_200;
/** The same for files of the page, of which a first visit needs a hundred; they cost next to nothing. */
const filesPerMinute = 30_000;
const filesOf = "files of ";

/** A request whose headers are sent drop by drop holds its connection no longer than this. */
const headersTimeoutMs = 15_000;

/** One file per resource; the order does not matter. */
const resources = [
  registerHealth,
  registerMetrics,
  registerSession,
  registerSessionLink,
  registerForgotPassword,
  registerSingleSignOn,
  registerAccount,
  registerOwnSessions,
  registerSecondFactor,
  registerTokens,
  registerPeople,
  registerInvitations,
  registerAudit,
  registerAlerts,
  registerAlertRules,
  registerChannels,
  registerTelling,
  registerMentions,
  registerMentionList,
  registerMentionExport,
  registerExports,
  registerMentionChanges,
  registerMentionAround,
  registerHolds,
  registerBulkChanges,
  registerBlocks,
  registerAuthors,
  registerAuthorChanges,
  registerAuthorErasures,
  registerNotes,
  registerInbox,
  registerTags,
  registerViews,
  registerShift,
  registerColleagues,
  registerCoding,
  registerClocks,
  registerRules,
  registerStories,
  registerTopics,
  registerDashboards,
  registerDashboardFiles,
  registerDashboardLinks,
  registerSharedDashboards,
  registerSpikes,
  registerDashboardData,
  registerModelCard,
  registerLearning,
  registerStoryChanges,
  registerFacts,
  registerCalendar,
  registerCalendarFiles,
  registerCalendarLinks,
  registerKeyMessages,
  registerPrompts,
  registerPlaybook,
  registerClaims,
  registerIncidents,
  registerIncidentChanges,
  registerIncidentParts,
  registerIncidentFiles,
  registerDrafts,
  registerDraftLinks,
  registerMinute,
  registerEntities,
  registerEntityPreview,
  registerRematch,
  registerPresence,
  registerLeaderVoice,
  registerSources,
  registerSourceChecks,
  registerSourceHistory,
  registerBackfills,
  registerCoverage,
  registerFigures,
  registerReports,
  registerMadeReports,
  registerReportSchedules,
  registerSourceFind,
  registerSourceBulk,
  registerSourceOpml,
  registerWebhooks,
  registerMailboxes,
  registerHooks,
  registerImportUpload,
  registerImports,
  registerImportRefusals,
  registerJobs,
  registerQueues,
  registerSettings,
  registerConnections,
  registerMails,
  registerSystem,
  registerSystemAlerts,
  registerEvents,
];

/**
 * The API and the page on one Fastify. Nothing is listened to yet: call `listen`, or `inject` in a test.
 * Every route states its whole contract; whoever is not signed in gets 401 unless the route says `config.isPublic`.
 */
export async function buildApi(deps: ApiDeps): Promise<Api> {
  const loggerInstance: FastifyBaseLogger = deps.log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    genReqId: newRequestId,
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
  releaseSilentConnections(app);
  registerProblems(app);
  registerRequestLog(app, deps);
  await registerHeaders(app, deps);
  registerRequestOrigin(app, deps);
  registerStorableText(app);
  await app.register(cookie);
  await app.register(rateLimit, {
    max: (_request, key) => (key.startsWith(filesOf) ? filesPerMinute : requestsPerMinute),
    timeWindow: "1 minute",
    keyGenerator: ({ ip, url }) => (url.startsWith("/assets/") ? filesOf : "") + networkOf(ip),
  });
  registerSignIn(app, deps);
  await registerDocs(app);
  for (const register of resources) {
    await app.register(async (scope) => register(scope.withTypeProvider<ZodTypeProvider>(), deps));
  }
  await registerPage(app, deps);
  return app;
}
