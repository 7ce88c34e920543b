import {
  chainVerdictSchema,
  evidenceListSchema,
  evidenceQuerySchema,
  incidentDetailSchema,
  incidentListQuerySchema,
  incidentListSchema,
  incidentParamsSchema,
  incidentScreenSchema,
  timelineQuerySchema,
  timelineSchema,
} from "@earshot/contract/incident";
import { growthBars, growthStepMinutes } from "@earshot/core/triage/incident/growth";
import { getIncident } from "@earshot/db/queries/incident-detail";
import { listEvidence, verifyEvidence } from "@earshot/db/queries/incident-evidence";
import { incidentFigures, incidentGrowth, nextTarget } from "@earshot/db/queries/incident-figures";
import { incidentTimeline } from "@earshot/db/queries/incident-timeline";
import { listIncidents } from "@earshot/db/queries/incidents";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { viewEntry, viewEvidence, viewIncident, viewIncidentDetail, viewScreen } from "../incident-view.ts";
import { ProblemError } from "../problem.ts";

const tags = ["incidents"];
const config = { action: "read" } as const;

const list = {
  schema: {
    tags,
    summary: "Incidents that are not closed, the gravest first; or all, the newest first",
    querystring: incidentListQuerySchema,
    response: { 200: incidentListSchema },
  },
  config,
} satisfies RouteContract;

const detail = {
  schema: {
    tags,
    summary: "An incident with its stories, posts, claims, tasks, roles and statements",
    params: incidentParamsSchema,
    response: { 200: incidentDetailSchema },
  },
  config,
} satisfies RouteContract;

const timeline = {
  schema: {
    tags,
    summary: "What happened in an incident and to its posts, newest first",
    params: incidentParamsSchema,
    querystring: timelineQuerySchema,
    response: { 200: timelineSchema },
  },
  config,
} satisfies RouteContract;

const screen = {
  schema: {
    tags,
    summary: "What a big screen shows: size, growth, carriers, tasks, the next clock, the latest statement",
    params: incidentParamsSchema,
    response: { 200: incidentScreenSchema },
  },
  config,
} satisfies RouteContract;

const evidence = {
  schema: {
    tags,
    summary: "The evidence of an incident in the order of its chain",
    params: incidentParamsSchema,
    querystring: evidenceQuerySchema,
    response: { 200: evidenceListSchema },
  },
  config,
} satisfies RouteContract;

const verdict = {
  schema: {
    tags,
    summary: "Whether the chain of evidence is whole, and where it is not",
    params: incidentParamsSchema,
    response: { 200: chainVerdictSchema },
  },
  config,
} satisfies RouteContract;

/** A day in quarters of an hour: what still can be told apart on a big screen. */
const barsMax = 96;

/** Incidents to look at; what changes them stands in `incident-changes.ts` and `incident-parts.ts`. */
export async function registerIncidents(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/incidents", list, async ({ query }) => {
    const incidents = await listIncidents(db, { ...query, now: deps.now() });
    return { incidents: incidents.map(viewIncident) };
  });
  app.get("/api/v1/incidents/:incidentId", detail, async ({ params }) =>
    viewIncidentDetail(await find(deps, params.incidentId)),
  );
  app.get("/api/v1/incidents/:incidentId/timeline", timeline, async ({ params, query }) => {
    const page = await incidentTimeline(db, params.incidentId, query);
    return { entries: page.entries.map(viewEntry), hasMore: page.hasMore };
  });
  app.get("/api/v1/incidents/:incidentId/screen", screen, async ({ params: { incidentId } }) => {
    const now = deps.now();
    const found = await find(deps, incidentId);
    const day = now.getTime() - barsMax * growthStepMinutes * 60_000;
    const since = new Date(Math.max(found.incident.since.getTime(), day));
    const figures = await incidentFigures(db, incidentId);
    const grown = await incidentGrowth(db, incidentId, { since, now });
    const growth = growthBars({ ...grown, since, now, barsMax });
    return viewScreen(found, figures, { growth, target: await nextTarget(db, incidentId), now });
  });
  app.get("/api/v1/incidents/:incidentId/evidence", evidence, async ({ params, query }) => {
    const rows = await listEvidence(db, params.incidentId, { ...query, limit: query.limit + 1 });
    return {
      evidence: rows.slice(0, query.limit).map(viewEvidence),
      hasMore: rows.length > query.limit,
    };
  });
  app.get("/api/v1/incidents/:incidentId/evidence/verdict", verdict, async ({ params: { incidentId } }) => {
    const found = await verifyEvidence(db, incidentId);
    if (found === null) throw missing(incidentId);
    return found;
  });
}

async function find(deps: ApiDeps, incidentId: number) {
  const found = await getIncident(deps.database.db, incidentId, deps.now());
  if (found === null) throw missing(incidentId);
  return found;
}

function missing(incidentId: number): ProblemError {
  return new ProblemError(404, `There is no incident ${incidentId}.`);
}
