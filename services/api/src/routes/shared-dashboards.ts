import { dashboardDefinitionSchema } from "@earshot/contract/dashboard";
import {
  askSharedWidgetSchema,
  lookAtSharedSchema,
  sharedDashboardSchema,
  sharedWidgetSchema,
} from "@earshot/contract/dashboard-link";
import type { DashboardDefinition } from "@earshot/core/report/dashboard/dashboard";
import { isWithinReach, linkReach, type LinkReach } from "@earshot/core/report/dashboard/link-reach";
import { mayAsk } from "@earshot/core/triage/permission";
import {
  findDashboardLink,
  noteLinkUse,
  type DashboardLinkRow,
} from "@earshot/db/queries/dashboards/dashboard-link";
import { findSharedDashboard } from "@earshot/db/queries/dashboards/dashboard-list";
import { hashSecret } from "@earshot/runtime/secrets";
import type { FastifyReply, FastifyRequest } from "fastify";
import { checkSpan } from "../dashboards/check-span.ts";
import { readReadyMade } from "../dashboards/find-dashboard.ts";
import { readSharedWidget } from "../dashboards/shared-widget.ts";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { invalidField, ProblemError } from "../problem.ts";
import { asking, findSignedIn } from "../sign-in/signed-in.ts";

const tags = ["dashboards"];

const look = {
  schema: {
    tags,
    summary: "The dashboard that a link shows, with no way into anything else",
    body: lookAtSharedSchema,
    response: { 200: sharedDashboardSchema },
  },
  config: { isPublic: true, rateLimit: { max: 60, timeWindow: "1 minute" } },
} satisfies RouteContract;

const ask = {
  schema: {
    tags,
    summary:
      "What one widget of a shared dashboard shows; the question is the stored one, only the time is chosen",
    body: askSharedWidgetSchema,
    response: { 200: sharedWidgetSchema },
  },
  // A wall of forty widgets that is read anew each minute by three screens of one office.
  config: { isPublic: true, rateLimit: { max: 240, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** Dashboards for whoever holds a link. */
export async function registerSharedDashboards(app: Routes, deps: ApiDeps): Promise<void> {
  app.post("/api/v1/shared/dashboard", look, async (request, reply) => {
    const { link, definition, reach } = await openLink(deps, request, reply, "UTC");
    await noteLinkUse(deps.database.db, link.linkId, deps.now());
    return {
      definition: withoutFilters(definition),
      expiresAt: iso(link.expiresAt),
      reachesBackTo: iso(reach.from),
      reachesUpTo: isoOrNull(reach.to),
      showsAuthors: link.showsAuthors,
    };
  });
  app.post("/api/v1/shared/widget", ask, async (request, reply) => {
    const { widgetId, zone, compare = true } = request.body;
    const { link, definition, reach } = await openLink(deps, request, reply, zone);
    const widget = definition.widgets.find(({ id }) => id === widgetId);
    if (!widget) throw new ProblemError(404, "This dashboard has no such widget any more. Open it again.");
    const span = checkSpan(request.body);
    if (!isWithinReach(reach, span, deps.now()))
      throw invalidField("from", "lies outside the time that this link shows");
    const { showsAuthors } = link;
    return readSharedWidget(deps, { definition, widget, ...span, zone, compare, showsAuthors });
  });
}

interface OpenedLink {
  link: DashboardLinkRow;
  definition: DashboardDefinition;
  reach: LinkReach;
}

/** 404 for a link that is unknown, expired, revoked or leads to what was deleted: nobody learns which. */
async function openLink(
  deps: ApiDeps,
  request: FastifyRequest<{ Body: { token: string } }>,
  reply: FastifyReply,
  zone: string,
): Promise<OpenedLink> {
  void reply.header("x-robots-tag", "noindex, nofollow");
  const { db } = deps.database;
  const now = deps.now();
  const link = await findDashboardLink(db, hashSecret(request.body.token), now);
  const definition = link && (await readDefinition(deps, link));
  if (!link || !definition)
    throw new ProblemError(404, "This link has run out, was revoked, or is cut off. Ask for a new one.");
  if (link.needsSignIn) await needSignIn(deps, request);
  const reach = linkReach(definition.period, link.reachDays, definition.zone ?? zone, now);
  return { link, definition, reach };
}

async function needSignIn(deps: ApiDeps, request: FastifyRequest): Promise<void> {
  const signedIn = await findSignedIn(request, deps);
  if (signedIn !== null && mayAsk(asking(signedIn), "read")) return;
  throw new ProblemError(401, "This link is for people of the team: sign in first.");
}

async function readDefinition(
  { database: { db } }: ApiDeps,
  { dashboardId, readyMade }: DashboardLinkRow,
): Promise<DashboardDefinition | null> {
  const found =
    dashboardId === null
      ? await readReadyMade(db, readyMade ?? "")
      : await findSharedDashboard(db, dashboardId);
  return found && dashboardDefinitionSchema.parse(found.definition);
}

/** Whom a widget asks for is decided here; the page of the link needs to know only what it draws. */
function withoutFilters(definition: DashboardDefinition) {
  const widgets = definition.widgets.map((widget) => ({
    ...widget,
    question: { ...widget.question, filter: {} },
  }));
  return dashboardDefinitionSchema.parse({ ...definition, filter: {}, widgets });
}
